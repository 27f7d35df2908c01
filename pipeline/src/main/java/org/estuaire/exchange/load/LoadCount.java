package org.estuaire.exchange.load;

import org.estuaire.exchange.RecordOutcome;

/** What became of records: the right side of the balance. */
public record LoadCount(int loaded, int rejected, int held, int known) {

  public static final LoadCount NONE = new LoadCount(0, 0, 0, 0);

  public int total() {
    return loaded + rejected + held + known;
  }

  /** Records whose bytes are kept in quarantine. */
  public int quarantined() {
    return rejected + held;
  }

  public LoadCount plus(LoadCount other) {
    return new LoadCount(
        loaded + other.loaded, rejected + other.rejected, held + other.held, known + other.known);
  }

  LoadCount plus(RecordOutcome outcome) {
    return switch (outcome) {
      case LOADED -> new LoadCount(loaded + 1, rejected, held, known);
      case REJECTED -> new LoadCount(loaded, rejected + 1, held, known);
      case HELD -> new LoadCount(loaded, rejected, held + 1, known);
      case ALREADY_KNOWN -> new LoadCount(loaded, rejected, held, known + 1);
    };
  }
}
