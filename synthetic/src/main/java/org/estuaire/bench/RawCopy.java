package org.estuaire.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The yardstick: the rows that a night has made, copied back by COPY into the same tables, emptied,
 * with their indexes and partitions; one transaction, as durable as any other.
 */
final class RawCopy {

  private final DataSource database;
  private final List<String> tables;

  /**
   * @param tables each before those that point to it
   */
  RawCopy(DataSource database, List<String> tables) {
    this.database = database;
    this.tables = tables;
  }

  /** How many rows, and how long. */
  record Took(long rows, Duration time) {}

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
          rows += copy.copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", out);
        }
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("TRUNCATE " + String.join(", ", tables) + " CASCADE");
        connection.commit();
        long start = System.nanoTime();
        // Keys of other tables are not what is measured, and their rows went with the truncation.
        statement.execute("SET LOCAL session_replication_role = replica");
        for (String table : tables) {
          try (InputStream in = Files.newInputStream(spool(spool, table))) {
            copy.copyIn("COPY " + table + " FROM STDIN", in, 1 << 16);
          }
        }
        connection.commit();
        return new Took(rows, Duration.ofNanos(System.nanoTime() - start));
      }
    } finally {
      for (String table : tables) {
        Files.deleteIfExists(spool(spool, table));
      }
    }
  }

  private static Path spool(Path spool, String table) {
    return spool.resolveSibling(spool.getFileName() + "." + table);
  }
}
