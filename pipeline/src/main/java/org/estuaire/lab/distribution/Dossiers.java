package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the dossiers that have to be looked at again. */
final class Dossiers {

  private static final String TAKE =
      "DELETE FROM lab.changed_report WHERE ctid = ANY (ARRAY("
          + "SELECT ctid FROM lab.changed_report LIMIT ?)) RETURNING report_id";

  private static final String OPEN =
      "INSERT INTO distribution.dossier (laboratory, sender, message_id, source_identity_id)"
          + " SELECT DISTINCT partner, sender, message_id, source_identity_id FROM lab.report"
          + " WHERE id = ANY (?) AND NOT EXISTS ("
          + " SELECT FROM distribution.dossier_order o WHERE o.report_id = report.id)"
          + " ORDER BY 1, 2, 3, 4 ON CONFLICT DO NOTHING";

  private static final String JOIN =
      "INSERT INTO distribution.dossier_order (report_id, dossier_id)"
          + " SELECT r.id, d.id FROM lab.report r JOIN distribution.dossier d"
          + " ON d.laboratory = r.partner AND d.sender = r.sender AND d.message_id = r.message_id"
          + " AND d.source_identity_id = r.source_identity_id"
          + " WHERE r.id = ANY (?) ON CONFLICT DO NOTHING";

  private static final String TOUCHED =
      "SELECT DISTINCT dossier_id FROM distribution.dossier_order WHERE report_id = ANY (?)"
          + " ORDER BY 1";

  // A practice was sent results as those of a person whom the identity belonged to at that time.
  private static final String MOVED =
      "SELECT DISTINCT d.id FROM distribution.sending s"
          + " JOIN distribution.dossier d ON d.id = s.dossier_id"
          + " JOIN identity.link l ON l.source_identity_id = d.source_identity_id"
          + " WHERE l.ended_at > s.looked_at AND s.version = (SELECT max(n.version)"
          + " FROM distribution.sending n WHERE n.partner = s.partner"
          + " AND n.dossier_id = s.dossier_id) AND s.reason <> 'WITHDRAWAL' ORDER BY 1";

  private static final String LOOKED_AT =
      "UPDATE distribution.sending SET looked_at = clock_timestamp() WHERE dossier_id = ANY (?)";

  private final Connection tx;

  Dossiers(Connection tx) {
    this.tx = tx;
  }

  /** Nobody wants to know what changed. */
  void forget() throws SQLException {
    try (PreparedStatement forget = tx.prepareStatement("DELETE FROM lab.changed_report")) {
      forget.executeUpdate();
    }
  }

  /**
   * Takes changed orders off the list and gives the dossiers that they belong to.
   *
   * @return empty when nothing has changed
   */
  List<Long> changed(int most) throws SQLException {
    List<Long> reports = new ArrayList<>();
    try (PreparedStatement take = tx.prepareStatement(TAKE)) {
      take.setInt(1, most);
      collect(take, reports);
    }
    if (reports.isEmpty()) {
      return List.of();
    }
    update(OPEN, reports);
    update(JOIN, reports);
    List<Long> dossiers = new ArrayList<>();
    try (PreparedStatement touched = tx.prepareStatement(TOUCHED)) {
      touched.setArray(1, tx.createArrayOf("bigint", reports.toArray()));
      collect(touched, dossiers);
    }
    return dossiers;
  }

  /** Dossiers that were sent before the links of their identity changed. */
  List<Long> moved() throws SQLException {
    List<Long> dossiers = new ArrayList<>();
    try (PreparedStatement moved = tx.prepareStatement(MOVED)) {
      collect(moved, dossiers);
    }
    update(LOOKED_AT, dossiers);
    return dossiers;
  }

  private void update(String sql, List<Long> ids) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      statement.setArray(1, tx.createArrayOf("bigint", ids.toArray()));
      statement.executeUpdate();
    }
  }

  private static void collect(PreparedStatement statement, List<Long> into) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        into.add(row.getLong(1));
      }
    }
  }
}
