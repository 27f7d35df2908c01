package org.estuaire.lab.remap;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.estuaire.lab.model.ResultKey;
import org.estuaire.lab.store.ResultContent;
import org.estuaire.lab.store.ResultTable;
import org.estuaire.repository.CopyRows;
import org.estuaire.terminology.LocalCodes;

/** Reads stored versions that the configuration may read otherwise, and writes how it does. */
final class RemapRows {

  private static final int ROWS_AT_A_TIME = 5_000;

  // Without a code or unit of comparison, or under a code that a table names.
  private static final String OF_LABORATORY =
      " WHERE (cardinality(?::text[]) = 0 OR code = ANY (?)) AND (loinc IS NULL"
          + " OR kind = 'quantity' AND ucum IS NULL"
          + " OR code = ANY (?) AND code_system IS DISTINCT FROM 'LN')"
          + " AND EXISTS (SELECT FROM lab.report o WHERE o.id = report_id AND o.partner = ?)";

  private static final String CURRENT =
      "SELECT " + ResultTable.COLUMNS + ", NULL AS place FROM lab.result";

  private static final String SUPERSEDED =
      "SELECT " + ResultTable.COLUMNS + ", ctid::text AS place FROM lab.superseded_result";

  private static final String OF_REPORTS = " WHERE report_id = ANY (?) AND code = ANY (?)";

  // The planner takes many partitions for a reason to read them all.
  private static final String BY_KEY =
      "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

  private static final String CREATE_STAGE =
      "CREATE TEMPORARY TABLE IF NOT EXISTS stage_reread (report_id bigint, code text, sub_id text,"
          + " isolate text, moment text,"
          + " collected_at timestamptz, place tid, loinc text, value numeric, ucum text,"
          + " low numeric, high numeric) ON COMMIT DELETE ROWS";

  private static final String COPY =
      "COPY stage_reread (report_id, code, sub_id, isolate, moment, collected_at, place, loinc, value, ucum, low,"
          + " high) FROM STDIN";

  private static final String SET =
      " SET loinc = s.loinc, value = s.value, ucum = s.ucum, low = s.low, high = s.high"
          + " FROM stage_reread s WHERE r.report_id = s.report_id";

  private static final String UPDATE_CURRENT =
      "UPDATE lab.result r"
          + SET
          + " AND r.code = s.code AND r.sub_id = s.sub_id AND r.isolate = s.isolate"
          + " AND r.moment = s.moment AND r.collected_at = s.collected_at"
          + " AND s.place IS NULL";

  // A row keeps its place while the lock on its order is held.
  private static final String UPDATE_SUPERSEDED =
      "UPDATE lab.superseded_result r" + SET + " AND r.ctid = s.place";

  private final Connection tx;

  RemapRows(Connection tx) {
    this.tx = tx;
  }

  interface Sink {
    void take(StoredVersion stored) throws SQLException;
  }

  /** How many rows were written. */
  record Written(long results, long earlier) {
    Written plus(Written more) {
      return new Written(results + more.results, earlier + more.earlier);
    }
  }

  /**
   * Everything of a laboratory that may be read otherwise, a few rows at a time.
   *
   * @param codes only these; empty for all
   */
  void forEach(String partner, LocalCodes table, Collection<String> codes, Sink sink)
      throws SQLException {
    Object[] mapped = table.entries().stream().map(LocalCodes.Entry::code).toArray();
    for (String select : List.of(CURRENT, SUPERSEDED)) {
      try (PreparedStatement query = tx.prepareStatement(select + OF_LABORATORY)) {
        query.setFetchSize(ROWS_AT_A_TIME);
        Array only = texts(codes.toArray());
        query.setArray(1, only);
        query.setArray(2, only);
        query.setArray(3, texts(mapped));
        query.setString(4, partner);
        read(query, sink);
      }
    }
  }

  /** The versions under some codes in some orders. */
  List<StoredVersion> of(Collection<Long> reports, Collection<String> codes) throws SQLException {
    List<StoredVersion> found = new ArrayList<>();
    for (String select : List.of(CURRENT, SUPERSEDED)) {
      try (PreparedStatement query = tx.prepareStatement(select + OF_REPORTS)) {
        query.setArray(1, tx.createArrayOf("bigint", reports.toArray()));
        query.setArray(2, texts(codes.toArray()));
        read(query, found::add);
      }
    }
    return found;
  }

  /** Writes the comparable part, and nothing else. */
  Written write(List<StoredVersion> versions) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(CREATE_STAGE);
      stage(versions);
      statement.execute(BY_KEY);
      return new Written(
          statement.executeUpdate(UPDATE_CURRENT), statement.executeUpdate(UPDATE_SUPERSEDED));
    }
  }

  private void stage(List<StoredVersion> versions) throws SQLException {
    try (CopyRows copy = new CopyRows(tx, COPY)) {
      for (StoredVersion version : versions) {
        ResultContent content = version.version().content();
        ResultContent.Comparable value = content.comparable();
        ResultKey key = version.key().result();
        copy.number(version.key().reportId()).text(key.code()).text(key.subId());
        copy.text(key.isolate()).text(key.storedMoment()).time(content.collectedAt());
        copy.text(version.place().orElse(null)).textOrNull(content.loinc());
        copy.decimal(value.value().orElse(null)).textOrNull(value.ucum());
        copy.decimal(value.low().orElse(null)).decimal(value.high().orElse(null)).endRow();
      }
    }
  }

  private static void read(PreparedStatement query, Sink sink) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String place = row.getString("place");
        sink.take(
            new StoredVersion(
                ResultTable.key(row), ResultTable.version(row), Optional.ofNullable(place)));
      }
    }
  }

  private Array texts(Object[] texts) throws SQLException {
    return tx.createArrayOf("text", texts);
  }
}
