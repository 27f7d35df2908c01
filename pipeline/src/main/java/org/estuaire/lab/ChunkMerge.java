package org.estuaire.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.PartCount;
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
  private final boolean[] changedRecords;
  private final PartCounts[] parts;
  private final Set<Integer> waiting = new HashSet<>();
  private final List<First> firsts = new ArrayList<>();
  private final Map<Key, Life> lives = new LinkedHashMap<>();
  private final Set<ReportTable.Key> repeated;
  private Map<ReportTable.Key, Filing> filings = Map.of();
  private Map<Key, Known> known = Map.of();
  private final Set<Long> claimed = new HashSet<>();
  private final WholeVersions wholes;

  /** The results of orders that may be replaced whole. */
  private final Map<Long, Set<Key>> named = new HashMap<>();

  /**
   * @param repeated orders that several messages of the chunk speak of
   */
  ChunkMerge(Connection tx, Set<ReportTable.Key> repeated, int records) {
    this.table = new ResultTable(tx);
    this.documentTable = new DocumentTable(tx);
    this.changedReports = new ChangedReports(tx);
    this.wholes = new WholeVersions(tx);
    this.repeated = repeated;
    this.changedRecords = new boolean[records];
    this.parts = new PartCounts[records];
  }

  /** What became of the results of one record so far, in the sender's lines. */
  private static final class PartCounts {
    private int loaded;
    private int known;
    private int superseded;

    void add(ResultLife.Arrival arrival, int lines) {
      switch (arrival) {
        case CURRENT -> loaded += lines;
        case KNOWN -> known += lines;
        case SUPERSEDED -> superseded += lines;
      }
    }

    PartCount count() {
      return new PartCount(loaded, known, superseded);
    }
  }

  /** A result that this chunk touches, and the identity that its rows carry. */
  private record Life(long sourceIdentityId, ResultLife versions) {}

  /** The results of an order that nothing can be compared with: the only word on it, and new. */
  private record First(ReportTable.Row order, long reportId, List<LabResult> results) {

    Stream<Row> rows() {
      return results.stream().map(this::row);
    }

    private Row row(LabResult result) {
      ResultVersion version =
          new ResultVersion(
              result.status(), false, order.stamp(), ResultContent.of(order.order(), result));
      return new Row(
          new Key(reportId, result.key()),
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
    known.keySet().forEach(this::name);
    wholes.read(existing);
  }

  /** Takes the results of an order, in order of arrival. */
  void add(Incoming order) {
    Filing filing = filings.get(order.row().key());
    boolean changed = filing.fresh() && claimed.add(filing.id());
    boolean replaces =
        order.row().order().renewal() == Renewal.WHOLE
            && wholes.offer(filing.id(), order.row().stamp());
    List<LabResult> rows = order.row().order().results().stream().filter(LabResult::isRow).toList();
    rows.forEach(result -> keepDocument(filing.id(), result));
    PartCounts counts = counts(order.record());
    if (filing.fresh() && !repeated.contains(order.row().key()) && eachNamedOnce(rows)) {
      firsts.add(new First(order.row(), filing.id(), rows));
      rows.forEach(result -> counts.add(ResultLife.Arrival.CURRENT, result.lines()));
    } else {
      for (LabResult result : rows) {
        ResultLife.Arrival arrival = add(order.row(), filing.id(), result);
        counts.add(arrival, result.lines());
        changed |= arrival == ResultLife.Arrival.CURRENT;
      }
    }
    if (replaces) {
      changed |= withdrawOthers(order.row(), filing.id());
    }
    if (changed) {
      changedRecords[order.record()] = true;
      changedReports.add(filing.id());
    }
  }

  private PartCounts counts(int record) {
    if (parts[record] == null) {
      parts[record] = new PartCounts();
    }
    return parts[record];
  }

  /** Says that a record changed who may see an order. */
  void said(int record) {
    changedRecords[record] = true;
  }

  /** Says that somebody else may see an order than before. */
  void changed(long reportId) {
    changedReports.add(reportId);
  }

  /** Says that a record speaks of an order that is not known. */
  void waits(int record) {
    waiting.add(record);
  }

  private static boolean eachNamedOnce(List<LabResult> rows) {
    Set<Key> keys = new HashSet<>(2 * rows.size());
    return rows.stream().allMatch(row -> keys.add(new Key(0, row.key())));
  }

  private void keepDocument(long reportId, LabResult result) {
    if (result.value() instanceof ResultValue.Document document) {
      documents.add(new DocumentTable.Row(reportId, document.mediaType(), document.content()));
    }
  }

  private ResultLife.Arrival add(ReportTable.Row order, long reportId, LabResult result) {
    Key key = new Key(reportId, result.key());
    boolean unknown = !lives.containsKey(key) && !known.containsKey(key);
    ResultVersion version =
        new ResultVersion(
            result.status(), false, order.stamp(), ResultContent.of(order.order(), result));
    ResultLife versions = life(order, key).versions();
    ResultLife.Arrival arrival = versions.add(version);
    Optional<Stamp> whole =
        wholes.newest(reportId).filter(newest -> newest.compareTo(order.stamp()) > 0);
    if (unknown && whole.isPresent()) {
      // The newest version of the whole order came before this older one, and did not name it.
      versions.add(versions.current().orElseThrow().withdrawnBy(whole.get()));
      return ResultLife.Arrival.SUPERSEDED;
    }
    return arrival;
  }

  /** A version of the whole order withdraws what it does not name. */
  private boolean withdrawOthers(ReportTable.Row order, long reportId) {
    Set<Key> others = new HashSet<>(named.getOrDefault(reportId, Set.of()));
    for (LabResult result : order.order().results()) {
      if (result.isRow()) {
        others.remove(new Key(reportId, result.key()));
      }
    }
    boolean changed = false;
    for (Key key : others) {
      ResultLife versions = life(order, key).versions();
      ResultVersion gone = versions.current().orElseThrow().withdrawnBy(order.stamp());
      changed |= versions.add(gone) == ResultLife.Arrival.CURRENT;
    }
    return changed;
  }

  private void name(Key key) {
    named.computeIfAbsent(key.reportId(), report -> new HashSet<>()).add(key);
  }

  private Life life(ReportTable.Row order, Key key) {
    return lives.computeIfAbsent(
        key,
        unknown -> {
          boolean whole = wholes.newest(key.reportId()).isPresent();
          if (whole) {
            name(key);
          }
          return new Life(
              order.key().sourceIdentityId(), life(key, whole ? Renewal.WHOLE : Renewal.BY_RESULT));
        });
  }

  private ResultLife life(Key key, Renewal renewal) {
    Known stored = known.get(key);
    return stored == null
        ? new ResultLife(renewal, Optional.empty(), List.of())
        : new ResultLife(renewal, stored.current, stored.superseded);
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
    table.insert(Stream.concat(firsts.stream().flatMap(First::rows), current.stream()).iterator());
    table.supersede(superseded);
    changedReports.write();
    wholes.write();
  }

  List<LoadResult> results() {
    List<LoadResult> results = new ArrayList<>(parts.length);
    for (int record = 0; record < parts.length; record++) {
      results.add(
          waiting.contains(record)
              ? LoadResult.waitingFor(LabFinding.DOCUMENT_NOT_KNOWN)
              : new LoadResult(changedRecords[record], counts(record).count()));
    }
    return results;
  }
}
