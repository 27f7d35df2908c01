package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.repository.AuditTrail;

/**
 * The patients whom a practice follows: its own list, and the care circles that it takes part in
 * (CSP L1110-12). Kept by identifier; whose they are is looked up when results are sent.
 */
public final class FollowedPatients {

  /** Why a practice follows a patient. */
  public enum Follows {
    LIST,
    CIRCLE
  }

  private static final String ADD =
      "INSERT INTO distribution.followed (partner, domain, local_id, reason, since, until)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (partner, domain, local_id, reason, since)"
          + " DO UPDATE SET until = excluded.until"
          + " WHERE followed.until IS DISTINCT FROM excluded.until";

  private static final String END =
      "UPDATE distribution.followed SET until = greatest(since, ?) WHERE partner = ?"
          + " AND domain = ? AND local_id = ? AND (until IS NULL OR until > ?)";

  private final DataSource database;
  private final String actor;

  /**
   * A register of one installation.
   *
   * @param actor who changes it, for the audit trail
   */
  public FollowedPatients(DataSource database, String actor) {
    this.database = database;
    this.actor = actor;
  }

  /**
   * A patient of a practice.
   *
   * @param domain that issued the identifier
   * @param until last day; empty while it lasts
   */
  public record Patient(
      String domain, String localId, Follows follows, LocalDate since, Optional<LocalDate> until) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Patient[…]";
    }
  }

  /**
   * Adds patients, or changes until when they are followed.
   *
   * @return how many entries are new or changed
   */
  public int add(String practice, Iterable<Patient> patients) throws SQLException {
    try (Connection tx = database.getConnection();
        PreparedStatement add = tx.prepareStatement(ADD)) {
      tx.setAutoCommit(false);
      int changed = 0;
      for (Patient patient : patients) {
        add.setString(1, practice);
        add.setString(2, patient.domain());
        add.setString(3, patient.localId());
        add.setString(4, patient.follows().name());
        add.setObject(5, patient.since());
        add.setObject(6, patient.until().orElse(null));
        changed += add.executeUpdate();
      }
      AuditTrail.note(tx, actor, "follow patients", practice + ": " + changed);
      tx.commit();
      return changed;
    }
  }

  /**
   * A practice no longer follows a patient; what it has it keeps being corrected.
   *
   * @return false when it did not follow that patient
   */
  public boolean end(String practice, String domain, String localId, LocalDate on)
      throws SQLException {
    try (Connection tx = database.getConnection();
        PreparedStatement end = tx.prepareStatement(END)) {
      tx.setAutoCommit(false);
      end.setObject(1, on);
      end.setString(2, practice);
      end.setString(3, domain);
      end.setString(4, localId);
      end.setObject(5, on);
      int ended = end.executeUpdate();
      AuditTrail.note(tx, actor, "unfollow patient", practice + ": " + ended);
      tx.commit();
      return ended > 0;
    }
  }
}
