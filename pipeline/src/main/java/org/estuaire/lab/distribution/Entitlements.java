package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Who may have a dossier, by these rules:
 *
 * <ul>
 *   <li>the practice of the prescriber, and practices that follow the patient;
 *   <li>nobody when the patient objects to the distribution of results (purpose {@value #PURPOSE}
 *       in the register of objections);
 *   <li>a restricted report: the prescriber alone; a very restricted one: nobody;
 *   <li>a record of a doubtful or fictitious identity goes to its prescriber only.
 * </ul>
 */
final class Entitlements {

  /** Purpose under which a person objects to the distribution of results. */
  static final String PURPOSE = "diffusion";

  private static final String FIND =
      "WITH asked AS (SELECT d.id, d.source_identity_id, max(CASE r.confidentiality"
          + " WHEN 'N' THEN 0 WHEN 'R' THEN 1 ELSE 2 END) AS secrecy,"
          + " array_agg(DISTINCT r.prescriber) AS prescribers"
          + " FROM distribution.dossier d JOIN distribution.dossier_order o ON o.dossier_id = d.id"
          + " JOIN lab.report r ON r.id = o.report_id WHERE d.id = ANY (?)"
          + " GROUP BY d.id, d.source_identity_id),"
          + " open AS (SELECT a.*, p.person_id FROM asked a"
          + " JOIN identity.person_of_source p USING (source_identity_id)"
          + " WHERE a.secrecy < 2 AND NOT EXISTS (SELECT FROM extract.opposed_person x"
          + " WHERE x.person_id = p.person_id AND x.purpose = ?)),"
          + " found AS ("
          + " SELECT o.id, w.partner, 1 AS rank FROM open o"
          + " JOIN unnest(?::text[], ?::text[]) AS w (partner, prescriber)"
          + " ON w.prescriber = ANY (o.prescribers)"
          + " UNION ALL SELECT o.id, f.partner, CASE f.reason WHEN 'LIST' THEN 2 ELSE 3 END"
          + " FROM open o JOIN identity.source_identity own ON own.id = o.source_identity_id"
          + " JOIN identity.person_of_source p ON p.person_id = o.person_id"
          + " JOIN identity.source_identity s ON s.id = p.source_identity_id"
          + " JOIN distribution.followed f ON f.domain = s.domain AND f.local_id = s.local_id"
          + " WHERE o.secrecy = 0 AND f.partner = ANY (?) AND f.since <= ?"
          + " AND (f.until IS NULL OR f.until >= ?)"
          + " AND NOT own.attributes && ARRAY['FICT', 'DOUT', 'ANOM', 'CACH', 'USUR'])"
          + " SELECT id, partner, min(rank) FROM found GROUP BY id, partner ORDER BY id, partner";

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
    try (PreparedStatement query = tx.prepareStatement(FIND)) {
      query.setArray(1, tx.createArrayOf("bigint", dossiers.toArray()));
      query.setString(2, PURPOSE);
      query.setArray(3, tx.createArrayOf("text", practices.toArray()));
      query.setArray(4, tx.createArrayOf("text", prescribers.toArray()));
      query.setArray(5, tx.createArrayOf("text", following));
      query.setObject(6, today);
      query.setObject(7, today);
      return read(query);
    }
  }

  private static List<Entitlement> read(PreparedStatement query) throws SQLException {
    List<Entitlement> found = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        // In the order of the ranks above.
        Reason reason = Reason.values()[row.getInt(3) - 1];
        found.add(new Entitlement(row.getLong(1), row.getString(2), reason));
      }
    }
    return found;
  }
}
