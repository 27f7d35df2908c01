package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One writer of the registry at a time, until its transaction ends. Two chunks that both meet a new
 * person for the first time would otherwise make two of them.
 */
public final class RegistryLock {

  /** Any number, the same for every process on this database: "identity" on a telephone keypad. */
  private static final String TAKE = "SELECT pg_advisory_xact_lock(43368489)";

  private RegistryLock() {}

  public static void take(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(TAKE);
    }
  }
}
