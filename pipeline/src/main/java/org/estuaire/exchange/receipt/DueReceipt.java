package org.estuaire.exchange.receipt;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.DeliveryAnswer;
import org.estuaire.exchange.load.DeliveryReader;

/**
 * What one arrival is answered from, all of it read at one moment of the ledger.
 *
 * @param refused the first records in quarantine
 * @param remarked the first records that were loaded with remarks
 * @param answer the file for machines that comes with the receipt
 * @param summary what its page shows; empty where it has none
 */
record DueReceipt(
    DeliveryFacts facts,
    FirstRecords refused,
    FirstRecords remarked,
    Optional<Answer> answer,
    Optional<ReceiptSummary> summary) {

  /**
   * An answer in the format that was sent.
   *
   * @param first answers to the first records of the delivery, by ordinal
   */
  record Answer(
      DeliveryAnswer format, DeliveryReader.Opened delivery, Map<Integer, RecordAnswer> first) {}

  String partner() {
    return facts.partner().code();
  }

  ReceiptName receiptName() {
    return name("accuse", "txt");
  }

  ReceiptName pageName() {
    return name("bilan", "html");
  }

  Optional<ReceiptName> answerName() {
    return answer.map(a -> name(a.format().name(), a.format().extension(a.delivery().reading())));
  }

  /**
   * Named after the delivery, never after the sender's file: file names have been seen to hold
   * patients' names.
   */
  private ReceiptName name(String name, String extension) {
    String arrival = facts.repeated() ? "-r" + facts.arrivalId() : "";
    return new ReceiptName(
        String.format(Locale.ROOT, "%s-%08d%s", name, facts.deliveryId(), arrival),
        facts.repeated() ? 1 : facts.revision(),
        extension);
  }

  /** Without the content: it concerns persons. */
  @Override
  public String toString() {
    return "DueReceipt[…]";
  }
}
