package org.estuaire.jobs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.estuaire.jobs.installation.Repository;

/** A look at the ledger beside the process that works on it. */
record Ledger(Connection connection) implements AutoCloseable {

  static Ledger of(Map<String, String> environment) throws SQLException {
    return new Ledger(
        DriverManager.getConnection(
            environment.get(Repository.URL),
            environment.get(Repository.USER),
            environment.get(Repository.PASSWORD)));
  }

  /** Records that have been through a committed chunk. */
  int done() throws SQLException {
    return number("SELECT coalesce(sum(done), 0) FROM exchange.delivery");
  }

  /** The server process that works for the program just now, else any of its. */
  int busiestBackend() throws SQLException {
    return number(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            + " ORDER BY (state = 'active') DESC, (xact_start IS NOT NULL) DESC LIMIT 1");
  }

  /** Takes the deaths back that a test, and no delivery, has caused. */
  void forgiveDeaths() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE exchange.delivery SET attempts = 0, in_hand = false");
      statement.executeUpdate("DELETE FROM exchange.death");
    }
  }

  private int number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
