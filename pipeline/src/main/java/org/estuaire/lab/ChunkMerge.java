package org.estuaire.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.lab.LabLoader.Incoming;
import org.estuaire.lab.ReportTable.Filing;
import org.estuaire.lab.ResultTable.Key;
import org.estuaire.lab.ResultTable.Known;
import org.estuaire.lab.ResultTable.Row;
import org.estuaire.lab.ResultTable.Superseded;

/** The results of one chunk on their way into the repository. */
final class ChunkMerge {

  private final ResultTable table;
  private final DocumentTable documentTable;
  private final ChangedReports changedReports;
  private final List<DocumentTable.Row> documents = new ArrayList<>();
  private final LoadResult[] results;
  private final List<First> firsts = new ArrayList<>();
  private final Map<Key, Life> lives = new LinkedHashMap<>();
  private final Set<ReportTable.Key> repeated;
  private Map<ReportTable.Key, Filing> filings = Map.of();
  private Map<Key, Known> known = Map.of();
  private final Set<Long> claimed = new HashSet<>();

  /**
   * @param repeated orders that several messages of the chunk speak of
   */
  ChunkMerge(Connection tx, Set<ReportTable.Key> repeated, int records) {
    this.table = new ResultTable(tx);
    this.documentTable = new DocumentTable(tx);
    this.changedReports = new ChangedReports(tx);
    this.repeated = repeated;
    this.results = new LoadResult[records];
    Arrays.fill(results, LoadResult.ALREADY_KNOWN);
  }

  /** A result that this chunk touches, and the identity that its rows carry. */
  private record Life(long sourceIdentityId, ResultLife versions) {}

  /** A result that nothing can be compared with: the only word on an order that is new. */
  private record First(ReportTable.Row order, long reportId, LabResult result) {

    Row row() {
      ResultVersion version =
          new ResultVersion(
              result.status(), false, order.stamp(), ResultContent.of(order.order(), result));
      return new Row(
          new Key(reportId, result.keyCode(), result.subId()),
          order.key().sourceIdentityId(),
          version.dated(order.stamp().versionAt()));
    }
  }

  /** Reads what is known of the orders that are not new. */
  void begin(Map<ReportTable.Key, Filing> filed) throws SQLException {
    filings = filed;
    List<Long> existing =
        filed.values().stream().filter(filing -> !filing.fresh()).map(Filing::id).toList();
    known = existing.isEmpty() ? Map.of() : table.read(existing);
  }

  /** Takes the results of an order, in order of arrival. */
  void add(Incoming order) {
    Filing filing = filings.get(order.row().key());
    boolean changed = filing.fresh() && claimed.add(filing.id());
    List<LabResult> rows = order.row().order().results().stream().filter(LabResult::isRow).toList();
    rows.forEach(result -> keepDocument(filing.id(), result));
    if (filing.fresh() && !repeated.contains(order.row().key()) && eachNamedOnce(rows)) {
      rows.forEach(result -> firsts.add(new First(order.row(), filing.id(), result)));
    } else {
      for (LabResult result : rows) {
        changed |= add(order.row(), filing.id(), result);
      }
    }
    if (changed) {
      results[order.record()] = LoadResult.LOADED;
      changedReports.add(filing.id());
    }
  }

  private static boolean eachNamedOnce(List<LabResult> rows) {
    Set<Key> keys = new HashSet<>(2 * rows.size());
    return rows.stream().allMatch(row -> keys.add(new Key(0, row.keyCode(), row.subId())));
  }

  private void keepDocument(long reportId, LabResult result) {
    if (result.value() instanceof ResultValue.Document document) {
      documents.add(new DocumentTable.Row(reportId, document.mediaType(), document.content()));
    }
  }

  private boolean add(ReportTable.Row order, long reportId, LabResult result) {
    Key key = new Key(reportId, result.keyCode(), result.subId());
    Life life =
        lives.computeIfAbsent(
            key, unknown -> new Life(order.key().sourceIdentityId(), life(unknown)));
    return life.versions()
        .add(
            new ResultVersion(
                result.status(), false, order.stamp(), ResultContent.of(order.order(), result)));
  }

  private ResultLife life(Key key) {
    Known stored = known.get(key);
    return stored == null
        ? new ResultLife(Optional.empty(), List.of())
        : new ResultLife(stored.current, stored.superseded);
  }

  void write() throws SQLException {
    documentTable.insert(documents);
    List<Row> removed = new ArrayList<>();
    List<Row> current = new ArrayList<>(lives.size());
    List<Superseded> superseded = new ArrayList<>();
    lives.forEach(
        (key, life) -> {
          ResultLife.Change change = life.versions().change();
          change.removed().ifPresent(v -> removed.add(new Row(key, life.sourceIdentityId(), v)));
          change.current().ifPresent(v -> current.add(new Row(key, life.sourceIdentityId(), v)));
          for (ResultVersion version : change.superseded()) {
            Stamp by = life.versions().current().orElseThrow().stamp();
            superseded.add(new Superseded(new Row(key, life.sourceIdentityId(), version), by));
          }
        });
    table.remove(removed);
    // Rows of first results are made one by one while they are written: there are most of them.
    table.insert(Stream.concat(firsts.stream().map(First::row), current.stream()).iterator());
    table.supersede(superseded);
    changedReports.write();
  }

  List<LoadResult> results() {
    return List.of(results);
  }
}
