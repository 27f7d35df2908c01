package org.estuaire.exchange.receipt;

import java.time.Instant;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.load.LoadCount;

/**
 * A delivery in figures, over all of its records.
 *
 * @param reasons the most frequent first
 * @param before earlier deliveries of the same partner and kind, the oldest first
 * @param answerFile name of the file that comes with the receipt, empty when there is none
 */
record ReceiptSummary(
    DeliveryFacts facts, List<Reason> reasons, List<Past> before, String answerFile) {

  ReceiptSummary {
    reasons = List.copyOf(reasons);
    before = List.copyOf(before);
  }

  /**
   * One rule that records broke in one column.
   *
   * @param example a finding of it, without the sender's value
   * @param refused of records in quarantine, else of loaded ones
   * @param records how many
   * @param lines of the first of them
   */
  record Reason(Finding example, boolean refused, int records, List<Long> lines) {
    Reason {
      lines = List.copyOf(lines);
    }
  }

  /**
   * An earlier delivery.
   *
   * @param refused as a whole
   */
  record Past(Instant receivedAt, boolean refused, LoadCount count) {}

  ReceiptSummary withAnswer(String file) {
    return new ReceiptSummary(facts, reasons, before, file);
  }

  /** Without the content: it concerns persons. */
  @Override
  public String toString() {
    return "ReceiptSummary[…]";
  }
}
