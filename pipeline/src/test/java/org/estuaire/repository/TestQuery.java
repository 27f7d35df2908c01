package org.estuaire.repository;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
}
