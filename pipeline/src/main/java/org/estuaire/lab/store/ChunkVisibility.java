package org.estuaire.lab.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.store.LabLoader.Incoming;
import org.estuaire.lab.store.VisibilityHistory.Said;

/** What the reports of one chunk say of who may see orders, on its way into the repository. */
final class ChunkVisibility {

  private final VisibilityTable table;
  private final AwaitedDocuments documents;
  private final ReportTable reports;
  private final Map<ReportTable.Key, ReportTable.Filing> filed;
  private final ChunkMerge merge;
  private final Map<Long, List<Said>> said = new LinkedHashMap<>();
  private final Map<Long, List<Integer>> speakers = new HashMap<>();
  private final List<Long> numbered = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();

  ChunkVisibility(Connection tx, Map<ReportTable.Key, ReportTable.Filing> filed, ChunkMerge merge) {
    this.table = new VisibilityTable(tx);
    this.documents = new AwaitedDocuments(tx);
    this.reports = new ReportTable(tx);
    this.filed = filed;
    this.merge = merge;
  }

  /** Takes what all of them say, of orders that are filed by now. */
  void say(List<Incoming> incoming) throws SQLException {
    for (Incoming order : incoming) {
      if (!order.saysOnlyWhoMaySee()) {
        long report = requireNonNull(filed.get(order.row().key())).id();
        take(order, report);
        for (String number : order.row().order().documents()) {
          numbered.add(report);
          numbers.add(number);
        }
      }
    }
    documents.keep(numbered, numbers);
    for (Incoming order : incoming) {
      if (order.saysOnlyWhoMaySee()) {
        ofKnown(order);
      }
    }
    List<Long> fresh =
        filed.values().stream()
            .filter(ReportTable.Filing::fresh)
            .map(ReportTable.Filing::id)
            .toList();
    documents.came(fresh).forEach(arrived -> add(arrived.report(), arrived.said()));
    Set<Long> changed = table.say(said, fresh);
    for (long report : changed) {
      // A record whose results are all known says something new all the same.
      speakers.getOrDefault(report, List.of()).forEach(merge::said);
      merge.changed(report);
    }
  }

  /** A word about an order that came in another message. */
  private void ofKnown(Incoming order) throws SQLException {
    List<Long> known = documents.find(order.row().key(), order.row().order().documents());
    if (known.isEmpty()) {
      documents.await(order.row());
      merge.waits(order.record());
      return;
    }
    reports.lock(known);
    for (long report : known) {
      take(order, report);
    }
  }

  private void take(Incoming order, long report) {
    VisibilityStatement statement = order.row().order().visibility();
    if (!statement.isSilent()) {
      add(report, new Said(order.row().stamp(), statement));
      speakers.computeIfAbsent(report, r -> new ArrayList<>()).add(order.record());
    }
  }

  private void add(long report, Said word) {
    said.computeIfAbsent(report, r -> new ArrayList<>()).add(word);
  }
}
