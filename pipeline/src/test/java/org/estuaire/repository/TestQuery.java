package org.estuaire.repository;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** What a query finds, as tests compare it: rows as texts, their cells joined by {@code |}. */
public final class TestQuery {

  private TestQuery() {}

  /** What others see: only what is committed. */
  public static List<String> rows(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return rows(connection, sql);
    }
  }

  /** What a transaction sees. */
  public static List<String> rows(Connection tx, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = tx.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(rows.getString(i));
        }
        found.add(String.join("|", cells));
      }
    }
    return found;
  }

  /** Returns when nobody else is connected any more. */
  public static void awaitAlone(DataSource database) throws SQLException {
    String others =
        "SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database()"
            + " AND pid <> pg_backend_pid()";
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!rows(database, others).equals(List.of("0"))) {
      if (System.nanoTime() > until) {
        throw new AssertionError("somebody stays connected");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
