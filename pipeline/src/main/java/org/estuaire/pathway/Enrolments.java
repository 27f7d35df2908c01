package org.estuaire.pathway;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.repository.AuditTrail;

/**
 * The patients whom a practice itself counts to a pathway. It says so of its own patients and for
 * itself: no other practice is told.
 */
public final class Enrolments {

  private static final String ADD =
      "INSERT INTO pathway.enrolled (partner, domain, local_id, pathway, since, until)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (partner, domain, local_id, pathway, since)"
          + " DO UPDATE SET until = excluded.until"
          + " WHERE enrolled.until IS DISTINCT FROM excluded.until";

  private final DataSource database;
  private final String actor;

  /**
   * A register of one installation.
   *
   * @param actor who changes it, for the audit trail
   */
  public Enrolments(DataSource database, String actor) {
    this.database = database;
    this.actor = actor;
  }

  /**
   * A patient on a pathway.
   *
   * @param domain that issued the identifier
   * @param until last day; empty while it lasts
   */
  public record Enrolment(
      String domain, String localId, String pathway, LocalDate since, Optional<LocalDate> until) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Enrolment[…]";
    }
  }

  /**
   * Adds patients, or changes until when they are on the pathway.
   *
   * @return how many entries are new or changed
   */
  public int add(String practice, Iterable<Enrolment> patients) throws SQLException {
    try (Connection tx = database.getConnection();
        PreparedStatement add = tx.prepareStatement(ADD)) {
      tx.setAutoCommit(false);
      int changed = 0;
      for (Enrolment one : patients) {
        add.setString(1, practice);
        add.setString(2, one.domain());
        add.setString(3, one.localId());
        add.setString(4, one.pathway());
        add.setObject(5, one.since());
        add.setObject(6, one.until().orElse(null));
        changed += add.executeUpdate();
      }
      AuditTrail.note(tx, actor, "enrol patients", practice + ": " + changed);
      tx.commit();
      return changed;
    }
  }
}
