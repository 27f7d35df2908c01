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
 */
record DueReceipt(
    DeliveryFacts facts, FirstRecords refused, FirstRecords remarked, Optional<Answer> answer) {

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

  String receiptFile() {
    return fileName("accuse", "txt");
  }

  Optional<String> answerFile() {
    return answer.map(a -> fileName(a.format().name(), a.format().extension()));
  }

  /**
   * Named after the delivery, never after the sender's file: file names have been seen to hold
   * patients' names.
   */
  private String fileName(String name, String extension) {
    String arrival = facts.repeated() ? "-r" + facts.arrivalId() : "";
    String revision = facts.revision() > 1 && !facts.repeated() ? "-v" + facts.revision() : "";
    return String.format(
        Locale.ROOT, "%s-%08d%s%s.%s", name, facts.deliveryId(), arrival, revision, extension);
  }
}
