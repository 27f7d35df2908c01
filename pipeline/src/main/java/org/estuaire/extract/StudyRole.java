package org.estuaire.extract;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles of the database under which studies are worked on. */
enum StudyRole {
  /** Registers approved requests and keys, and tells persons' numbers for pseudonyms. */
  KEEPER("estuaire_study_keeper"),

  /** Works out datasets: sees the material of a study and nothing else. */
  EXTRACTOR("estuaire_extractor");

  private final String role;

  StudyRole(String role) {
    this.role = role;
  }

  /** For the rest of the transaction, or until another one is taken. */
  void take(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute("SET LOCAL ROLE " + role);
    }
  }
}
