package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.repository.PlannedAnew;

/**
 * The list of dossiers that have to be decided. A dossier is on it once and as a whole, however
 * many of its orders changed and in however many deliveries.
 */
final class Dossiers {

  private static final String OPEN =
      "INSERT INTO distribution.dossier (laboratory, sender, message_id, announced_at,"
          + " source_identity_id)"
          + " SELECT DISTINCT r.partner, r.sender, r.message_id, r.announced_at,"
          + " r.source_identity_id"
          + " FROM lab.changed_report c JOIN lab.report r ON r.id = c.report_id"
          + " WHERE NOT EXISTS ("
          + " SELECT FROM distribution.dossier_order o WHERE o.report_id = c.report_id)"
          + " ORDER BY 1, 2, 4, 3, 5 ON CONFLICT DO NOTHING";

  // With those that were announced with it, also where they did not change: nobody followed then.
  // What was announced together is looked for once, however many orders of it changed.
  private static final String JOIN =
      "INSERT INTO distribution.dossier_order (report_id, dossier_id)"
          + " WITH announced AS (SELECT DISTINCT r.source_identity_id, r.partner, r.sender,"
          + " r.message_id, r.announced_at"
          + " FROM lab.changed_report c JOIN lab.report r ON r.id = c.report_id)"
          + " SELECT r.id, d.id FROM announced a"
          + " JOIN lab.report r USING (source_identity_id, message_id, partner, sender, announced_at)"
          + " JOIN distribution.dossier d ON d.laboratory = r.partner AND d.sender = r.sender"
          + " AND d.message_id = r.message_id AND d.announced_at = r.announced_at"
          + " AND d.source_identity_id = r.source_identity_id"
          + " WHERE (r.announced_at > '-infinity'"
          + " OR r.id IN (SELECT report_id FROM lab.changed_report)) AND NOT EXISTS ("
          + " SELECT FROM distribution.dossier_order o WHERE o.report_id = r.id)"
          + " ON CONFLICT DO NOTHING";

  private static final String LIST =
      "WITH changed AS (DELETE FROM lab.changed_report RETURNING report_id)"
          + " INSERT INTO distribution.due_dossier (dossier_id, moved)"
          + " SELECT DISTINCT o.dossier_id, false FROM changed"
          + " JOIN distribution.dossier_order o USING (report_id) ON CONFLICT DO NOTHING";

  // A practice was sent results as those of a person whom the identity belonged to at that time.
  private static final String LIST_MOVED =
      "INSERT INTO distribution.due_dossier (dossier_id, moved)"
          + " SELECT DISTINCT d.id, true FROM distribution.sending s"
          + " JOIN distribution.dossier d ON d.id = s.dossier_id"
          + " JOIN identity.belonging l ON l.source_identity_id = d.source_identity_id"
          + " WHERE l.ended_at > s.looked_at AND s.version = (SELECT max(n.version)"
          + " FROM distribution.sending n WHERE n.partner = s.partner"
          + " AND n.dossier_id = s.dossier_id) AND s.reason <> 'WITHDRAWAL'"
          + " ON CONFLICT (dossier_id) DO UPDATE SET moved = true";

  private static final String LOOKED_AT =
      "UPDATE distribution.sending s SET looked_at = clock_timestamp()"
          + " FROM distribution.due_dossier d WHERE d.dossier_id = s.dossier_id AND d.moved";

  private static final String DUE =
      "SELECT u.dossier_id, d.laboratory FROM distribution.due_dossier u"
          + " JOIN distribution.dossier d ON d.id = u.dossier_id"
          + " WHERE u.dossier_id > ? ORDER BY u.dossier_id LIMIT ?";

  private static final String TAKE =
      "DELETE FROM distribution.due_dossier WHERE dossier_id = ANY (?)"
          + " RETURNING dossier_id, moved";

  private final Connection tx;

  Dossiers(Connection tx) {
    this.tx = tx;
  }

  /**
   * A dossier to decide.
   *
   * @param moved its identity belongs to another person than when it was last sent
   */
  record Due(long id, boolean moved) {}

  /** Nobody wants to know what changed. */
  int forget() throws SQLException {
    return update("DELETE FROM lab.changed_report")
        + update("DELETE FROM distribution.due_dossier");
  }

  /**
   * Puts the dossiers of changed orders on the list. All statements have to see the same orders:
   * the transaction's isolation must be repeatable read.
   */
  int listChanged() throws SQLException {
    update(OPEN);
    update(JOIN);
    return update(LIST);
  }

  /** Puts those on the list that were sent before the links of their identity changed. */
  int listMoved() throws SQLException {
    int moved = update(LIST_MOVED);
    if (moved > 0) {
      update(LOOKED_AT);
    }
    return moved;
  }

  /** The dossiers of the list behind a number, in the order of their numbers. */
  List<Subject> due(long after, int most) throws SQLException {
    try (PreparedStatement select = PlannedAnew.prepare(tx, DUE)) {
      select.setLong(1, after);
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        List<Subject> dossiers = new ArrayList<>();
        while (row.next()) {
          dossiers.add(Subject.dossier(row.getLong(1), row.getString(2)));
        }
        return dossiers;
      }
    }
  }

  /**
   * Takes dossiers off the list.
   *
   * @return those that are still on it
   */
  List<Due> take(List<Subject> dossiers) throws SQLException {
    try (PreparedStatement take = PlannedAnew.prepare(tx, TAKE)) {
      take.setArray(
          1, tx.createArrayOf("bigint", dossiers.stream().map(Subject::number).toArray()));
      try (ResultSet row = take.executeQuery()) {
        List<Due> taken = new ArrayList<>();
        while (row.next()) {
          taken.add(new Due(row.getLong(1), row.getBoolean(2)));
        }
        return taken;
      }
    }
  }

  private int update(String sql) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
