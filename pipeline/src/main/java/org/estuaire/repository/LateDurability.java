package org.estuaire.repository;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Commits that do not wait for the disk, for work that is done again when it is lost: its rows and
 * the ledger that says how far it has come are one transaction. When the database's server dies,
 * its last such transactions may be lost, newest first, never one without those after it
 * (PostgreSQL's documentation, "Asynchronous Commit"). Before anybody outside is told of them, call
 * {@link #awaited}.
 */
public final class LateDurability {

  private static final String DO_NOT_WAIT = "SET LOCAL synchronous_commit = off";

  /**
   * A transaction that wrote into the log waits for all of it up to its own commit. A message for
   * nobody is the least that can be written; a number alone would not make it wait.
   */
  private static final String WAIT = "SELECT pg_logical_emit_message(true, 'estuaire', '')";

  private LateDurability() {}

  /** Lets the commit of this transaction return before it is durable. */
  public static void allow(Connection tx) throws SQLException {
    if (tx.getAutoCommit()) {
      throw new IllegalStateException("only a transaction can be durable late");
    }
    execute(tx, DO_NOT_WAIT);
  }

  /** When this returns, every transaction that was committed before is durable. */
  public static void awaited(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      execute(connection, WAIT);
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
