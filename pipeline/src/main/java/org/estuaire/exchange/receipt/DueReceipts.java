package org.estuaire.exchange.receipt;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.estuaire.exchange.DeliveryAnswer;
import org.estuaire.exchange.load.DeliveryReader;

/** Reads what receipts are written from, for many arrivals with a few statements. */
final class DueReceipts {

  private final LedgerView ledger;
  private final DeliveryReader deliveries;
  private final ReceiptSummaries summaries;

  DueReceipts(LedgerView ledger, DeliveryReader deliveries, ReceiptSummaries summaries) {
    this.ledger = ledger;
    this.deliveries = deliveries;
    this.summaries = summaries;
  }

  /** Those of the arrivals that are still due, in their order. */
  List<DueReceipt> read(Connection connection, List<Long> arrivals) throws SQLException {
    List<DeliveryFacts> due = ledger.facts(connection, arrivals);
    Map<Long, FirstRecords> refused =
        ledger.recordsWithFindings(connection, ids(due, DueReceipts::hasRefused), true);
    Map<Long, FirstRecords> remarked =
        ledger.recordsWithFindings(connection, ids(due, facts -> !facts.refusedWhole()), false);
    Map<Long, DueReceipt.Answer> answers = answers(connection, due);
    Map<Long, ReceiptSummary> summed =
        summaries.read(connection, due.stream().filter(DueReceipts::hasPage).toList());
    FirstRecords none = new FirstRecords(0, 0);
    return due.stream()
        .map(
            facts ->
                new DueReceipt(
                    facts,
                    refused.getOrDefault(facts.deliveryId(), none),
                    remarked.getOrDefault(facts.deliveryId(), none),
                    Optional.ofNullable(answers.get(facts.deliveryId())),
                    Optional.ofNullable(summed.get(facts.deliveryId()))
                        .filter(summary -> hasPage(facts))))
        .toList();
  }

  /** One that came again, or was only unpacked, has nothing new to show. */
  private static boolean hasPage(DeliveryFacts facts) {
    return ReceiptPage.isFor(facts.partner()) && !facts.repeated() && !facts.isOpenedArchive();
  }

  private Map<Long, DueReceipt.Answer> answers(Connection connection, List<DeliveryFacts> due)
      throws SQLException {
    Map<Long, DeliveryReader.Opened> opened =
        deliveries.find(connection, ids(due, DeliveryFacts::isAnswered));
    Map<Long, DeliveryAnswer> formats = new HashMap<>();
    for (DeliveryFacts facts : due) {
      Optional.ofNullable(opened.get(facts.deliveryId()))
          .flatMap(DeliveryReader.Opened::answer)
          .filter(format -> hasRefused(facts) || !format.onlyWhenRefused())
          .ifPresent(format -> formats.put(facts.deliveryId(), format));
    }
    Map<Long, Map<Integer, RecordAnswer>> first =
        ledger.answers(connection, formats.keySet(), 1, AnsweredRecords.WINDOW);
    Map<Long, DueReceipt.Answer> answers = new HashMap<>();
    formats.forEach(
        (id, format) ->
            answers.put(
                id,
                new DueReceipt.Answer(
                    format, requireNonNull(opened.get(id)), first.getOrDefault(id, Map.of()))));
    return answers;
  }

  private static Collection<Long> ids(List<DeliveryFacts> due, Predicate<DeliveryFacts> which) {
    return due.stream().filter(which).map(DeliveryFacts::deliveryId).distinct().toList();
  }

  private static boolean hasRefused(DeliveryFacts facts) {
    return facts.count().rejected() + facts.count().held() > 0;
  }
}
