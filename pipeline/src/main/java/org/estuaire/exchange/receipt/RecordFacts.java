package org.estuaire.exchange.receipt;

import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.RecordOutcome;

/** A record that has findings, as the ledger knows it. */
public record RecordFacts(
    int ordinal, long line, String key, RecordOutcome outcome, List<Finding> findings) {
  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "RecordFacts[" + ordinal + "]";
  }
}
