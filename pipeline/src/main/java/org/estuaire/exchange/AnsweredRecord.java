package org.estuaire.exchange;

import java.util.List;

/** A record as it was sent, with what became of it. */
public record AnsweredRecord(RawRecord raw, RecordOutcome outcome, List<Finding> findings) {

  public boolean refused() {
    return outcome == RecordOutcome.REJECTED || outcome == RecordOutcome.HELD;
  }
}
