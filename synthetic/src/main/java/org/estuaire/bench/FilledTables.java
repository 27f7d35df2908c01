package org.estuaire.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables that a load fills: those that were empty before it and are not afterwards. Registry,
 * ledger and rows of the lane are among them, whatever the lane; what the job itself notes is not.
 */
final class FilledTables {

  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname NOT LIKE 'pg\\_%'
        AND n.nspname NOT IN ('information_schema', 'public', 'audit', 'batch', 'quartz')
        AND (n.nspname, c.relname) <> ('exchange', 'run')
      ORDER BY c.oid
      """;

  private final DataSource database;
  private final List<String> empty;

  private FilledTables(DataSource database, List<String> empty) {
    this.database = database;
    this.empty = empty;
  }

  /** Of a load that begins now. */
  static FilledTables from(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(TABLES)) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      return new FilledTables(database, withRows(statement, tables, false));
    }
  }

  /** Those that have rows by now. */
  List<String> filled() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      return withRows(statement, empty, true);
    }
  }

  private static List<String> withRows(Statement statement, List<String> tables, boolean wanted)
      throws SQLException {
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      try (ResultSet row =
          statement.executeQuery("SELECT EXISTS (SELECT FROM " + table + ") AS filled")) {
        row.next();
        if (row.getBoolean(1) == wanted) {
          found.add(table);
        }
      }
    }
    return found;
  }
}
