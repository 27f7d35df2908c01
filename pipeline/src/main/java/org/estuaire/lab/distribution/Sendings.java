package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.lab.distribution.ToldResults.Reader;

/** Decides versions once: what is written here is delivered, however often it has to be tried. */
final class Sendings {

  private static final String LAST =
      "SELECT partner, dossier_id, max(version) AS version,"
          + " max(version) FILTER (WHERE state <> 'WITHHELD') AS sent FROM distribution.sending"
          + " WHERE dossier_id = ANY (?) GROUP BY partner, dossier_id";

  private static final String INSERT =
      "WITH made AS (INSERT INTO distribution.sending"
          + " (partner, dossier_id, version, reason, format, number, file_name, results, entitled,"
          + " looked_at)"
          // What ends while this is being decided counts as not yet seen.
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, now()) RETURNING id)"
          + " INSERT INTO distribution.payload (sending_id, sealed) SELECT id, ? FROM made";

  private final Connection tx;
  private final Seal seal;

  Sendings(Connection tx, Seal seal) {
    this.tx = tx;
    this.seal = seal;
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
    try (PreparedStatement query = tx.prepareStatement(LAST)) {
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

  /** A version with its bytes. */
  record Draft(Decided version, String fileName, byte[] payload) {

    private SealedPlace place() {
      return SealedPlace.payload(
          version.practice().partner(), version.dossier().id(), version.version(), fileName);
    }

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
    try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
      for (Draft draft : drafts) {
        Decided version = draft.version();
        insert.setString(1, version.practice().partner());
        insert.setLong(2, version.dossier().id());
        insert.setInt(3, version.version());
        insert.setString(4, version.reason().name());
        insert.setString(5, version.practice().format());
        insert.setString(6, version.number());
        insert.setString(7, draft.fileName());
        insert.setInt(8, version.next().told().size());
        insert.setBoolean(9, version.entitled());
        insert.setBytes(10, seal.seal(draft.payload(), draft.place()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
