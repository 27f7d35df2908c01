package org.estuaire.lab.distribution;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.lab.model.ResultKey;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.repository.CopyRows;
import org.estuaire.repository.PlannedAnew;

/** Remembers what practices were told. */
final class ToldResults {

  private static final String READ =
      "SELECT partner, dossier_id, report_id, code, sub_id, isolate, moment, status, digest"
          + " FROM distribution.told_result WHERE dossier_id = ANY (?)";

  private static final String COLUMNS =
      "distribution.told_result"
          + " (partner, dossier_id, report_id, code, sub_id, isolate, moment, status, digest)";

  private static final String COPY = "COPY " + COLUMNS + " FROM STDIN";

  private static final String MERGE =
      "INSERT INTO "
          + COLUMNS
          + " SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],"
          + " ?::text[], ?::text[], ?::text[], ?::text[])"
          + " ON CONFLICT (partner, dossier_id, report_id, code, sub_id, isolate, moment)"
          + " DO UPDATE SET status = excluded.status, digest = excluded.digest";

  private final Connection tx;

  ToldResults(Connection tx) {
    this.tx = tx;
  }

  /** A practice and a dossier. */
  record Reader(String partner, long dossierId) {}

  Map<Reader, Map<Told.Key, Told>> read(List<Long> dossiers) throws SQLException {
    Map<Reader, Map<Told.Key, Told>> told = new HashMap<>();
    try (PreparedStatement query = PlannedAnew.prepare(tx, READ)) {
      query.setArray(1, tx.createArrayOf("bigint", dossiers.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Reader reader = new Reader(row.getString(1), row.getLong(2));
          ResultKey result =
              new ResultKey(
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  ResultKey.moment(row.getString(7)));
          Told.Key key = new Told.Key(row.getLong(3), result);
          ResultStatus status = ResultStatus.ofCode(row.getString(8)).orElseThrow();
          told.computeIfAbsent(reader, r -> new HashMap<>())
              .put(key, new Told(key, status, row.getString(9)));
        }
      }
    }
    return told;
  }

  /** A result that a practice is told. */
  private record Line(Reader reader, Told told) {}

  /**
   * Notes what practices know once they have these versions.
   *
   * @param knowing who was told anything before: of all others nothing has to be looked for
   */
  void write(List<Decided> versions, Set<Reader> knowing) throws SQLException {
    Map<Boolean, List<Line>> lines =
        versions.stream()
            .flatMap(version -> version.next().told().stream().map(t -> line(version, t)))
            .collect(Collectors.partitioningBy(line -> knowing.contains(line.reader())));
    copy(requireNonNull(lines.get(false)));
    merge(requireNonNull(lines.get(true)));
  }

  private void copy(List<Line> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (Line line : lines) {
        Told told = line.told();
        ResultKey result = told.key().result();
        rows.text(line.reader().partner())
            .number(line.reader().dossierId())
            .number(told.key().reportId())
            .text(result.code())
            .text(result.subId())
            .text(result.isolate())
            .text(result.storedMoment())
            .text(told.status().code())
            .text(told.digest())
            .endRow();
      }
    }
  }

  private void merge(List<Line> lines) throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = PlannedAnew.prepare(tx, MERGE)) {
      insert.setArray(1, array("text", lines, line -> line.reader().partner()));
      insert.setArray(2, array("bigint", lines, line -> line.reader().dossierId()));
      insert.setArray(3, array("bigint", lines, line -> line.told().key().reportId()));
      insert.setArray(4, array("text", lines, line -> line.told().key().result().code()));
      insert.setArray(5, array("text", lines, line -> line.told().key().result().subId()));
      insert.setArray(6, array("text", lines, line -> line.told().key().result().isolate()));
      insert.setArray(7, array("text", lines, line -> line.told().key().result().storedMoment()));
      insert.setArray(8, array("text", lines, line -> line.told().status().code()));
      insert.setArray(9, array("text", lines, line -> line.told().digest()));
      insert.executeUpdate();
    }
  }

  private static Line line(Decided version, Told told) {
    return new Line(version.reader(), told);
  }

  private Array array(String type, List<Line> lines, Function<Line, Object> cell)
      throws SQLException {
    return tx.createArrayOf(type, lines.stream().map(cell).toArray());
  }
}
