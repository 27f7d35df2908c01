package org.estuaire.lab.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OrderField;
import org.estuaire.lab.model.Renewal;
import org.estuaire.terminology.register.RegisteredNumbers;
import org.estuaire.terminology.register.RegisteredNumbers.Mention;

/**
 * Brings reports into the repository. Orders are staged and merged, which also locks them; results
 * of an order seen for the first time are copied straight into their table; only those of an order
 * that is already filed are compared, version by version ({@link ResultLife}).
 *
 * <p>The source identity is part of an order's key. A message that names another person under a
 * known order number therefore makes results of its own and touches none of the first person's;
 * those stand until the laboratory withdraws them (W or D) in a message that names the first person
 * again. {@code lab.order_under_several_identities} lists such orders.
 */
public final class LabLoader implements Loader<LabReport> {

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<LabReport>> chunk) throws SQLException {
    List<Incoming> incoming = incoming(chunk, ArrivalOrder.behind(tx, placedByArrival(chunk)));
    List<Incoming> orders = incoming.stream().filter(order -> !order.saysOnlyWhoMaySee()).toList();
    Map<ReportTable.Key, ReportTable.Row> newest = newestByKey(orders);
    Map<ReportTable.Key, ReportTable.Filing> filed =
        filed(newest, new ReportTable(tx).file(new ArrayList<>(newest.values())));
    ChunkMerge merge = new ChunkMerge(tx, repeated(orders), chunk.size());
    merge.begin(filed);
    for (Incoming order : orders) {
      merge.add(order);
    }
    new ChunkVisibility(tx, filed, merge).say(incoming);
    merge.write();
    return RegisteredNumbers.PRESCRIBERS.tell(tx, chunk, merge.results(), LabLoader::prescribers);
  }

  private static List<Mention> prescribers(LabReport report) {
    return report.orders().stream()
        .map(order -> new Mention(order.prescriber(), order.places().line(OrderField.NUMBER)))
        .toList();
  }

  /**
   * An order of a record of the chunk.
   *
   * @param record position of the record in the chunk
   */
  record Incoming(int record, ReportTable.Row row) {

    /** Its results are not taken: it changes the visibility of an order that is known. */
    boolean saysOnlyWhoMaySee() {
      return row.order().renewal() == Renewal.VISIBILITY;
    }
  }

  /** Orders whose statements are not dated exactly. */
  private static Set<ReportTable.Key> placedByArrival(List<Filed<LabReport>> chunk) {
    Set<ReportTable.Key> orders = new HashSet<>();
    for (Filed<LabReport> filed : chunk) {
      for (LabOrder order : filed.record().orders()) {
        if (!order.version().isExact() || !filed.record().issued().isExact()) {
          orders.add(key(filed, order));
        }
      }
    }
    return orders;
  }

  private static ReportTable.Key key(Filed<LabReport> filed, LabOrder order) {
    return new ReportTable.Key(
        filed.partner(), filed.record().sender(), order.number(), filed.sourceIdentityId());
  }

  private static List<Incoming> incoming(List<Filed<LabReport>> chunk, ArrivalOrder arrivals) {
    List<Incoming> incoming = new ArrayList<>(chunk.size());
    for (int i = 0; i < chunk.size(); i++) {
      Filed<LabReport> filed = chunk.get(i);
      LabReport report = filed.record();
      for (LabOrder order : report.orders()) {
        ReportTable.Key key = key(filed, order);
        // A word on visibility alone is as old as its message, whatever version it speaks of.
        boolean ofMessage = order.renewal() == Renewal.VISIBILITY;
        Stamp stamp =
            arrivals.next(
                key,
                ofMessage ? report.issued() : order.version(),
                report.issued(),
                filed.deliveryId(),
                filed.place().ordinal());
        incoming.add(
            new Incoming(
                i,
                new ReportTable.Row(
                    key,
                    order.saying(report.visibility()),
                    new Announcement(report.messageId(), stamp.issuedAt()),
                    stamp)));
      }
    }
    return incoming;
  }

  private static Map<ReportTable.Key, ReportTable.Row> newestByKey(List<Incoming> incoming) {
    Map<ReportTable.Key, ReportTable.Row> newest = new LinkedHashMap<>(incoming.size() * 2);
    for (Incoming order : incoming) {
      newest.merge(order.row().key(), order.row(), ReportTable.Row::merged);
    }
    return newest;
  }

  private static Set<ReportTable.Key> repeated(List<Incoming> incoming) {
    Set<ReportTable.Key> seen = new HashSet<>(incoming.size() * 2);
    return incoming.stream()
        .map(order -> order.row().key())
        .filter(key -> !seen.add(key))
        .collect(Collectors.toSet());
  }

  private static Map<ReportTable.Key, ReportTable.Filing> filed(
      Map<ReportTable.Key, ReportTable.Row> orders, ReportTable.Filing[] filings) {
    Map<ReportTable.Key, ReportTable.Filing> filed = new LinkedHashMap<>(filings.length * 2);
    int position = 0;
    for (ReportTable.Key key : orders.keySet()) {
      filed.put(key, filings[position++]);
    }
    return filed;
  }
}
