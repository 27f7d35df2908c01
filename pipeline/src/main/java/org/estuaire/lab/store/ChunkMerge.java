package org.estuaire.lab.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.PartCount;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultField;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.Spot;
import org.estuaire.lab.store.LabLoader.Incoming;
import org.estuaire.lab.store.ReportTable.Filing;
import org.estuaire.lab.store.ResultTable.Key;
import org.estuaire.lab.store.ResultTable.Row;
import org.estuaire.lab.store.ResultTable.Superseded;

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
  private final ResultLives lives;
  private final Germs germs;
  private final Map<Integer, FirstFindings> findings = new HashMap<>();
  private final Set<ReportTable.Key> repeated;
  private Map<ReportTable.Key, Filing> filings = Map.of();
  private final Set<Long> claimed = new HashSet<>();
  private final WholeVersions wholes;

  /**
   * @param repeated orders that several messages of the chunk speak of
   */
  ChunkMerge(Connection tx, Set<ReportTable.Key> repeated, int records) {
    this.table = new ResultTable(tx);
    this.documentTable = new DocumentTable(tx);
    this.changedReports = new ChangedReports(tx);
    this.wholes = new WholeVersions(tx);
    this.lives = new ResultLives(wholes);
    this.germs = new Germs(lives);
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

  /** The results of an order that nothing can be compared with: the only word on it, and new. */
  private record First(ReportTable.Row order, long reportId, List<LabResult> results) {

    Stream<Row> rows() {
      return results.stream().map(this::row);
    }

    private Row row(LabResult result) {
      ResultVersion version = ResultVersion.of(order, result);
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
    wholes.read(existing);
    lives.begin(existing.isEmpty() ? Map.of() : table.read(existing));
  }

  /** Takes the results of an order, in order of arrival. */
  void add(Incoming order) {
    Filing filing = requireNonNull(filings.get(order.row().key()));
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
      Set<Key> stated = new HashSet<>();
      for (LabResult result : rows) {
        ResultLife.Arrival arrival = add(order, filing.id(), result, stated);
        counts.add(arrival, result.lines());
        changed |= arrival == ResultLife.Arrival.CURRENT;
      }
      if (replaces) {
        changed |= withdrawOthers(order.row(), filing.id(), stated);
      }
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

  /** A withdrawal that states no time may be about several results; any other statement is not. */
  private ResultLife.Arrival add(
      Incoming incoming, long reportId, LabResult result, Set<Key> stated) {
    ReportTable.Row order = incoming.row();
    ResultVersion version = ResultVersion.of(order, result);
    ResultLife.Arrival arrival = ResultLife.Arrival.KNOWN;
    long identity = order.key().sourceIdentityId();
    SpecimensApart.About about = lives.of(reportId, result, version, identity);
    if (about.unclear()) {
      tell(incoming, Spot.of(result, ResultField.CODE), LabFinding.SPECIMEN_UNCLEAR);
    }
    if (about.keys().stream().anyMatch(key -> lives.isInAnotherSpecimen(key, version))) {
      tell(incoming, Spot.of(result, ResultField.CODE), LabFinding.SPECIMEN_REPLACED);
    }
    for (Key key : about.keys()) {
      stated.add(key);
      ResultLife.Arrival one = add(incoming, key, lives.filed(key, version));
      arrival =
          one == ResultLife.Arrival.CURRENT || arrival == ResultLife.Arrival.KNOWN ? one : arrival;
    }
    return arrival;
  }

  private ResultLife.Arrival add(Incoming incoming, Key key, ResultVersion version) {
    ReportTable.Row order = incoming.row();
    boolean unknown = lives.isUnknown(key);
    ResultLife versions = life(order, key);
    Optional<ResultVersion> before = versions.current();
    ResultLife.Arrival arrival = versions.add(version);
    if (before.isPresent() && versions.current().orElseThrow().namesAnotherThan(before.get())) {
      tellOfOtherGerm(incoming, key);
    }
    Optional<Stamp> whole =
        wholes.newest(key.reportId()).filter(newest -> newest.compareTo(order.stamp()) > 0);
    if (unknown && whole.isPresent()) {
      // The newest version of the whole order came before this older one, and did not name it.
      versions.add(versions.current().orElseThrow().withdrawnBy(whole.get()));
      return ResultLife.Arrival.SUPERSEDED;
    }
    return arrival;
  }

  private List<Finding> told(int record) {
    FirstFindings told = findings.get(record);
    return told == null ? List.of() : told.all();
  }

  private void tellOfOtherGerm(Incoming incoming, Key key) {
    if (lives.isDescribed(key)) {
      incoming.row().order().results().stream()
          .filter(result -> result.key().atAnyMoment().equals(key.result().atAnyMoment()))
          .findFirst()
          .map(result -> Spot.of(result, ResultField.VALUE))
          .ifPresent(at -> tell(incoming, at, LabFinding.GERM_CHANGED));
    }
  }

  private void tell(Incoming incoming, Spot at, LabFinding rule) {
    findings
        .computeIfAbsent(incoming.record(), first -> new FirstFindings())
        .add(at.finding(rule, incoming.row().key().orderNumber()));
  }

  /** A version of the whole order withdraws what it does not name. */
  private boolean withdrawOthers(ReportTable.Row order, long reportId, Set<Key> stated) {
    Set<Key> others = new LinkedHashSet<>(lives.ofReport(reportId));
    others.removeAll(stated);
    stated.forEach(key -> others.remove(lives.now(key)));
    boolean changed = false;
    for (Key key : others) {
      ResultLife versions = life(order, key);
      if (versions.current().isPresent()) {
        ResultVersion gone = versions.current().get().withdrawnBy(order.stamp());
        changed |= versions.add(gone) == ResultLife.Arrival.CURRENT;
      }
    }
    return changed;
  }

  private ResultLife life(ReportTable.Row order, Key key) {
    return lives.life(key, order.key().sourceIdentityId()).versions();
  }

  void write() throws SQLException {
    germs.withdrawWhatIsAboutWithdrawn();
    documentTable.insert(documents);
    List<Row> removed = new ArrayList<>();
    List<Row> current = new ArrayList<>();
    List<Superseded> superseded = new ArrayList<>();
    List<Row> revived = new ArrayList<>();
    lives
        .all()
        .forEach(
            (key, life) -> {
              ResultLife.Change change = life.versions().change();
              change
                  .removed()
                  .ifPresent(v -> removed.add(new Row(key, life.sourceIdentityId(), v)));
              change
                  .current()
                  .ifPresent(v -> current.add(new Row(key, life.sourceIdentityId(), v)));
              change
                  .revived()
                  .ifPresent(v -> revived.add(new Row(key, life.sourceIdentityId(), v)));
              for (ResultVersion version : change.superseded()) {
                Stamp by = life.versions().current().orElseThrow().stamp();
                superseded.add(new Superseded(new Row(key, life.sourceIdentityId(), version), by));
              }
            });
    table.remove(removed);
    // Rows of first results are made one by one while they are written: there are most of them.
    table.insert(Stream.concat(firsts.stream().flatMap(First::rows), current.stream()).iterator());
    table.move(lives.moved());
    table.takeBack(revived);
    table.supersede(superseded);
    // What was history may be current now, though no message said anything new.
    lives.parted().forEach(changedReports::add);
    changedReports.write();
    wholes.write();
  }

  List<LoadResult> results() {
    List<LoadResult> results = new ArrayList<>(parts.length);
    for (int record = 0; record < parts.length; record++) {
      results.add(
          waiting.contains(record)
              ? LoadResult.waitingFor(LabFinding.DOCUMENT_NOT_KNOWN)
              : new LoadResult(
                  changedRecords[record], counts(record).count(), Optional.empty(), told(record)));
    }
    return results;
  }
}
