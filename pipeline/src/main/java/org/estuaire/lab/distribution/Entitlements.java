package org.estuaire.lab.distribution;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.estuaire.repository.PlannedAnew;

/**
 * Who may have an order, by these rules:
 *
 * <ul>
 *   <li>the practice of the prescriber, those whom the laboratory names, and practices that follow
 *       the patient, as far as the visibility of the order goes ({@link
 *       org.estuaire.lab.model.Audience});
 *   <li>who ordered one of a dossier's orders may have those that nothing restricts;
 *   <li>nobody when the patient objects to the distribution of results (purpose {@value #PURPOSE}
 *       in the register of objections);
 *   <li>a record of a doubtful or fictitious identity goes to its prescriber only.
 * </ul>
 */
final class Entitlements {

  /** Purpose under which a person objects to the distribution of results. */
  static final String PURPOSE = "diffusion";

  private static final String FIND =
      // Of a dossier once, however many orders it has.
      "WITH prescribed AS (SELECT o.dossier_id AS id, array_agg(DISTINCT r.prescriber) AS prescribers"
          + " FROM distribution.dossier_order o JOIN lab.report r ON r.id = o.report_id"
          + " WHERE o.dossier_id = ANY (?) AND r.prescriber = ANY (?) GROUP BY o.dossier_id),"
          + " asked AS (SELECT d.id, d.source_identity_id, r.id AS report_id, r.audience,"
          + " r.prescriber, string_to_array(r.recipients, ' ') AS recipients, p.prescribers"
          + " FROM distribution.dossier d JOIN distribution.dossier_order o ON o.dossier_id = d.id"
          + " JOIN lab.report r ON r.id = o.report_id LEFT JOIN prescribed p ON p.id = d.id"
          + " WHERE d.id = ANY (?)),"
          + " open AS (SELECT a.*, p.person_id,"
          + " own.attributes && ARRAY['FICT', 'DOUT', 'ANOM', 'CACH', 'USUR'] AS doubtful"
          + " FROM asked a JOIN identity.person_of_source p USING (source_identity_id)"
          + " JOIN identity.local_identity own ON own.id = a.source_identity_id"
          + " WHERE a.audience <> 'NOBODY' AND NOT EXISTS (SELECT FROM extract.opposed_person x"
          + " WHERE x.person_id = p.person_id AND x.purpose = ?)),"
          // Of a person once, however many dossiers and identifiers there are.
          + " following AS MATERIALIZED (SELECT p.person_id, f.partner,"
          + " min(CASE f.reason WHEN 'LIST' THEN 3 ELSE 4 END) AS rank"
          + " FROM (SELECT DISTINCT person_id FROM open) o"
          + " JOIN identity.person_of_source p ON p.person_id = o.person_id"
          + " JOIN identity.local_identity s ON s.id = p.source_identity_id"
          + " JOIN distribution.followed f ON f.domain = s.domain AND f.local_id = s.local_id"
          + " WHERE f.partner = ANY (?) AND f.since <= ? AND (f.until IS NULL OR f.until >= ?)"
          + " GROUP BY p.person_id, f.partner),"
          + " found AS ("
          + " SELECT o.id, o.report_id, w.partner, CASE WHEN w.prescriber = o.prescriber"
          + " OR o.audience = 'FOLLOWERS' AND w.prescriber = ANY (o.prescribers)"
          + " THEN 1 ELSE 2 END AS rank FROM open o"
          + " JOIN unnest(?::text[], ?::text[]) AS w (partner, prescriber)"
          + " ON w.prescriber = o.prescriber"
          + " OR o.audience = 'FOLLOWERS' AND w.prescriber = ANY (o.prescribers)"
          + " OR o.audience IN ('FOLLOWERS', 'NAMED') AND w.prescriber = ANY (o.recipients)"
          + " AND NOT o.doubtful"
          + " UNION ALL SELECT o.id, o.report_id, f.partner, f.rank"
          + " FROM open o JOIN following f USING (person_id)"
          + " WHERE o.audience = 'FOLLOWERS' AND NOT o.doubtful)"
          + " SELECT id, report_id, partner, min(rank) FROM found"
          + " GROUP BY id, report_id, partner ORDER BY id, report_id, partner";

  private final Connection tx;
  private final Collection<Subscription> subscriptions;
  private final LocalDate today;

  Entitlements(Connection tx, Collection<Subscription> subscriptions, LocalDate today) {
    this.tx = tx;
    this.subscriptions = subscriptions;
    this.today = today;
  }

  List<Entitlement> of(List<Long> dossiers) throws SQLException {
    List<String> practices = new ArrayList<>();
    List<String> prescribers = new ArrayList<>();
    for (Subscription subscription : subscriptions) {
      for (String prescriber : subscription.prescribers()) {
        practices.add(subscription.partner());
        prescribers.add(prescriber);
      }
    }
    Object[] following =
        subscriptions.stream()
            .filter(Subscription::followsPatients)
            .map(Subscription::partner)
            .toArray();
    try (PreparedStatement query = PlannedAnew.prepare(tx, FIND)) {
      Array asked = tx.createArrayOf("bigint", dossiers.toArray());
      Array prescribing = tx.createArrayOf("text", prescribers.toArray());
      query.setArray(1, asked);
      query.setArray(2, prescribing);
      query.setArray(3, asked);
      query.setString(4, PURPOSE);
      query.setArray(5, tx.createArrayOf("text", following));
      query.setObject(6, today);
      query.setObject(7, today);
      query.setArray(8, tx.createArrayOf("text", practices.toArray()));
      query.setArray(9, prescribing);
      return read(query);
    }
  }

  private static List<Entitlement> read(PreparedStatement query) throws SQLException {
    List<Entitlement> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        // In the order of the ranks above.
        Reason reason = Reason.values()[row.getInt(4) - 1];
        found.add(new Entitlement(row.getLong(1), row.getLong(2), row.getString(3), reason));
      }
    }
    return found;
  }
}
