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
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The yardstick: the rows that a load has made, copied back by COPY into the same table, emptied,
 * with its indexes and partitions; one transaction, as durable as any other.
 */
final class RawCopy {

  private final DataSource database;
  private final String table;

  RawCopy(DataSource database, String table) {
    this.database = database;
    this.table = table;
  }

  /** How many rows, and how long. */
  record Took(long rows, Duration time) {}

  Took measure(Path spool) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      long rows;
      try (OutputStream out = Files.newOutputStream(spool)) {
        rows = copy.copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", out);
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("TRUNCATE " + table + " CASCADE");
        connection.commit();
        long start = System.nanoTime();
        try (InputStream in = Files.newInputStream(spool)) {
          // Keys of other tables are not what is measured, and their rows went with the truncation.
          statement.execute("SET LOCAL session_replication_role = replica");
          copy.copyIn("COPY " + table + " FROM STDIN", in, 1 << 16);
        }
        connection.commit();
        return new Took(rows, Duration.ofNanos(System.nanoTime() - start));
      }
    } finally {
      Files.deleteIfExists(spool);
    }
  }
}
