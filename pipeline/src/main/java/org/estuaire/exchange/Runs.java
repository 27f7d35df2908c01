package org.estuaire.exchange;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Runs of the nightly job, in their order. */
public final class Runs {

  private Runs() {}

  /** Begins a run, and gives its number. */
  public static long begin(Connection connection) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO exchange.run DEFAULT VALUES RETURNING id");
        ResultSet row = insert.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  public static void end(Connection connection, long run, boolean completed) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE exchange.run SET state = ?, ended_at = clock_timestamp() WHERE id = ?")) {
      update.setString(1, completed ? "COMPLETED" : "FAILED");
      update.setLong(2, run);
      update.executeUpdate();
    }
  }

  /** Whether the last one is noted as going on; its process may be gone all the same. */
  public static boolean seemsToRun(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT state = 'RUNNING' FROM exchange.run ORDER BY id DESC LIMIT 1");
        ResultSet row = select.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }
}
