package org.estuaire.extract;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.estuaire.repository.DatabaseRole;
import org.estuaire.repository.RoleNames;

/** The roles of the database under which studies are worked on. */
enum StudyRole {
  /** Registers approved requests and keys, and gives persons' numbers for pseudonyms. */
  KEEPER(DatabaseRole.STUDY_KEEPER),

  /** Works out datasets: sees the material of a study and nothing else. */
  EXTRACTOR(DatabaseRole.EXTRACTOR);

  private final DatabaseRole role;

  StudyRole(DatabaseRole role) {
    this.role = role;
  }

  /** For the rest of the transaction, or until another one is taken. */
  void take(Connection tx) throws SQLException {
    execute(tx, "SET LOCAL ROLE ");
  }

  /**
   * Lets this role do something with a table of the transaction's own.
   *
   * @param what for example {@code SELECT ON pg_temp.cohort}
   */
  void permit(Connection tx, String what) throws SQLException {
    execute(tx, "GRANT " + what + " TO ");
  }

  private void execute(Connection tx, String command) throws SQLException {
    String name = RoleNames.of(tx).name(role);
    try (Statement statement = tx.createStatement()) {
      statement.execute(command + statement.enquoteIdentifier(name, true));
    }
  }
}
