package org.estuaire.lab.distribution;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.lab.distribution.ToldResults.Reader;
import org.estuaire.repository.PlannedAnew;

/** Decides versions once: what is written here is delivered, however often it has to be tried. */
final class Sendings {

  private static final String LAST =
      "SELECT partner, dossier_id, max(version) AS version,"
          + " max(version) FILTER (WHERE state <> 'WITHHELD') AS sent FROM distribution.sending"
          + " WHERE dossier_id = ANY (?) GROUP BY partner, dossier_id";

  private static final String INSERT =
      "WITH decided AS (SELECT * FROM unnest(?::text[], ?::bigint[], ?::integer[], ?::text[],"
          + " ?::text[], ?::text[], ?::text[], ?::integer[], ?::boolean[], ?::bytea[])"
          + " WITH ORDINALITY AS d (partner, dossier_id, version, reason, format, number, file_name,"
          + " results, entitled, sealed, place)),"
          + " made AS (INSERT INTO distribution.sending (partner, dossier_id, version, reason,"
          + " format, number, file_name, results, entitled, looked_at)"
          // What ends while this is being decided counts as not yet seen.
          + " SELECT partner, dossier_id, version, reason, format, number, file_name, results,"
          + " entitled, now() FROM decided ORDER BY place"
          + " RETURNING id, partner, dossier_id, version)"
          + " INSERT INTO distribution.payload (sending_id, sealed)"
          + " SELECT id, sealed FROM made JOIN decided USING (partner, dossier_id, version)";

  private final Connection tx;

  Sendings(Connection tx) {
    this.tx = tx;
  }

  /**
   * The newest version of a dossier that was decided for a practice.
   *
   * @param delivered the newest of those that were not withheld
   */
  record Last(int version, Optional<Integer> delivered) {
    static final Last NONE = new Last(0, Optional.empty());
  }

  /** The newest version that each practice has of each dossier. */
  Map<Reader, Last> lastVersions(List<Long> dossiers) throws SQLException {
    Map<Reader, Last> versions = new HashMap<>();
    try (PreparedStatement query = PlannedAnew.prepare(tx, LAST)) {
      query.setArray(1, tx.createArrayOf("bigint", dossiers.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Optional<Integer> sent = Optional.ofNullable(row.getObject("sent", Integer.class));
          versions.put(
              new Reader(row.getString("partner"), row.getLong("dossier_id")),
              new Last(row.getInt("version"), sent));
        }
      }
    }
    return versions;
  }

  /** A version with its sealed bytes. */
  record Draft(Decided version, String fileName, byte[] sealed) {

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Draft[" + version + "]";
    }
  }

  void insert(List<Draft> drafts) throws SQLException {
    if (drafts.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = PlannedAnew.prepare(tx, INSERT)) {
      insert.setArray(1, array("text", drafts, draft -> draft.version().practice().partner()));
      insert.setArray(2, array("bigint", drafts, draft -> draft.version().dossier().id()));
      insert.setArray(3, array("integer", drafts, draft -> draft.version().version()));
      insert.setArray(4, array("text", drafts, draft -> draft.version().reason().name()));
      insert.setArray(5, array("text", drafts, draft -> draft.version().practice().format()));
      insert.setArray(6, array("text", drafts, draft -> draft.version().number()));
      insert.setArray(7, array("text", drafts, Draft::fileName));
      insert.setArray(8, array("integer", drafts, draft -> draft.version().next().told().size()));
      insert.setArray(9, array("boolean", drafts, draft -> draft.version().entitled()));
      insert.setArray(
          10, tx.createArrayOf("bytea", drafts.stream().map(Draft::sealed).toArray(byte[][]::new)));
      insert.executeUpdate();
    }
  }

  private Array array(String type, List<Draft> drafts, Function<Draft, Object> column)
      throws SQLException {
    return tx.createArrayOf(type, drafts.stream().map(column).toArray());
  }
}
