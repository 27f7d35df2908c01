package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One distribution at a time over all processes. It is taken before the transaction begins: what a
 * transaction sees when it begins is then what the one before it left.
 */
final class DistributionLock implements AutoCloseable {

  /** Any constant. */
  private static final String KEY = "(4991527043021)";

  private final Connection connection;

  private DistributionLock(Connection connection) {
    this.connection = connection;
  }

  /** Waits for the lock and keeps it until it is closed, whatever is committed meanwhile. */
  static DistributionLock take(Connection connection) throws SQLException {
    execute(connection, "SELECT pg_advisory_lock" + KEY);
    return new DistributionLock(connection);
  }

  /** Keeps every distribution waiting until the end of the transaction. */
  static void takeFor(Connection tx) throws SQLException {
    execute(tx, "SELECT pg_advisory_xact_lock" + KEY);
  }

  /** What is not committed is given up. */
  @Override
  public void close() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    execute(connection, "SELECT pg_advisory_unlock" + KEY);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
