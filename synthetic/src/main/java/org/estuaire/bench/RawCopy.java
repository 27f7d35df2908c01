package org.estuaire.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The yardstick: the rows that a night has made, copied back by COPY into the same tables, emptied,
 * with their indexes and partitions; one transaction, as durable as any other.
 */
final class RawCopy {

  /** How rows are written: the load writes most of them in binary form. */
  enum Form {
    TEXT,
    BINARY
  }

  private static final String COLUMNS =
      """
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      """;

  private final DataSource database;
  private final List<String> tables;
  private final Form form;

  RawCopy(DataSource database, List<String> tables) {
    this(database, tables, Form.TEXT);
  }

  RawCopy(DataSource database, List<String> tables, Form form) {
    this.database = database;
    this.tables = tables;
    this.form = form;
  }

  /**
   * How many rows, and how long it took to write them.
   *
   * @param databaseCpu processor time of the server meanwhile
   */
  record Took(long rows, Duration time, Duration databaseCpu) {}

  /**
   * @param spool beside this file, one for each table
   */
  Took measure(Path spool) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      long rows = 0;
      for (String table : tables) {
        try (OutputStream out = Files.newOutputStream(spool(spool, table))) {
          rows +=
              copy.copyOut(
                  "COPY (SELECT "
                      + columns(connection, table)
                      + " FROM "
                      + table
                      + ") TO STDOUT"
                      + as(),
                  out);
        }
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("TRUNCATE " + String.join(", ", tables) + " CASCADE");
        connection.commit();
        CpuTime before = CpuTime.now(database);
        long start = System.nanoTime();
        // Keys of other tables are not what is measured, and their rows went with the truncation.
        statement.execute("SET LOCAL session_replication_role = replica");
        for (String table : tables) {
          try (InputStream in = Files.newInputStream(spool(spool, table))) {
            copy.copyIn("COPY " + into(connection, table) + " FROM STDIN" + as(), in, 1 << 16);
          }
        }
        connection.commit();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Took(rows, took, CpuTime.now(database).since(before).database());
      }
    } finally {
      for (String table : tables) {
        Files.deleteIfExists(spool(spool, table));
      }
    }
  }

  private String as() {
    return " (FORMAT " + form.name().toLowerCase(Locale.ROOT) + ")";
  }

  private static String into(Connection connection, String table) throws SQLException {
    return table + " (" + columns(connection, table) + ")";
  }

  /** Without those that the server makes itself. */
  private static String columns(Connection connection, String table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static Path spool(Path spool, String table) {
    return spool.resolveSibling(spool.getFileName() + "." + table);
  }
}
