package org.estuaire.exchange;

/**
 * Places between two side effects where a crash must neither lose nor repeat anything. Production
 * does nothing there; the crash tests halt the process at each of them in turn.
 */
public enum CrashPoint {
  LANDED_BEFORE_RENAME,
  LANDED_BEFORE_LEDGER,
  LEDGER_BEFORE_SOURCE_REMOVED,
  INSPECTED_BEFORE_COMMIT,
  CHUNK_ROWS_BEFORE_LEDGER,
  CHUNK_BEFORE_COMMIT,
  CHUNK_AFTER_COMMIT,
  DELIVERY_COMPLETE,
  RECEIPT_BEFORE_RENAME,
  RECEIPT_BEFORE_LEDGER,
  SENDING_BEFORE_COMMIT,
  RESULT_BEFORE_LEDGER,
  REPORT_BEFORE_PAGE;

  /** What happens at a crash point. */
  public interface Watch {
    void reached(CrashPoint point);

    /** Nothing happens: the watch of production. */
    Watch NONE = point -> {};
  }
}
