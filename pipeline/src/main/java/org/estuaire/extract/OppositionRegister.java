package org.estuaire.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.estuaire.repository.AuditTrail;

/**
 * Keeps who objects to the use of their data (CSP L1110-4: at any time). An objection is said with
 * an identifier that the person has somewhere and holds for the person as a whole, from the next
 * extraction on.
 */
public final class OppositionRegister {

  /** Every purpose, also those of studies to come. */
  public static final String EVERY_PURPOSE = "*";

  private static final String OPPOSE =
      """
      INSERT INTO extract.opposition (source_identity_id, purpose, since)
      SELECT id, ?, ? FROM identity.local_identity WHERE domain = ? AND local_id = ?
      ON CONFLICT (source_identity_id, purpose) DO UPDATE
        SET since = least(opposition.since, excluded.since), withdrawn_on = NULL
      """;

  /** Withdrawn for the person: said with any of the identifiers that are linked today. */
  private static final String WITHDRAW =
      """
      UPDATE extract.opposition o SET withdrawn_on = greatest(?, o.since)
      FROM identity.local_identity s
      JOIN identity.person_of_source said ON said.source_identity_id = s.id
      JOIN identity.person_of_source linked USING (person_id)
      WHERE s.domain = ? AND s.local_id = ? AND o.source_identity_id = linked.source_identity_id
        AND o.purpose = ? AND o.withdrawn_on IS NULL
      """;

  private final DataSource database;
  private final String actor;

  /**
   * @param actor who records it, for the audit trail
   */
  public OppositionRegister(DataSource database, String actor) {
    this.database = database;
    this.actor = actor;
  }

  /**
   * @param purpose as studies name it, or {@link #EVERY_PURPOSE}
   * @return false when no identity has this identifier
   */
  public boolean oppose(String domain, String localId, String purpose, LocalDate since)
      throws SQLException {
    return change("oppose", purpose, OPPOSE, purpose, since, domain, localId);
  }

  /**
   * @return false when there was no such objection
   */
  public boolean withdraw(String domain, String localId, String purpose, LocalDate on)
      throws SQLException {
    return change("withdraw-opposition", purpose, WITHDRAW, on, domain, localId, purpose);
  }

  private boolean change(String action, String purpose, String sql, Object... parameters)
      throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      int changed;
      try (PreparedStatement statement = tx.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        changed = statement.executeUpdate();
      }
      if (changed > 0) {
        // Without the identifier: the trail is read by more people than the register.
        AuditTrail.note(tx, actor, action, "purpose " + purpose);
      }
      tx.commit();
      return changed > 0;
    }
  }
}
