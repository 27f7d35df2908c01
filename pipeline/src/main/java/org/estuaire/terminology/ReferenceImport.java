package org.estuaire.terminology;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;

/**
 * Brings one reference file into its table: COPY into a temporary table while the file is
 * validated, then one set-based change, so that readers see the old table or the new one. Works in
 * the caller's transaction; after {@link TableRefused} the caller rolls back.
 */
final class ReferenceImport {

  private final Connection tx;

  ReferenceImport(Connection tx) {
    this.tx = tx;
  }

  /** Reads a file into the COPY of the temporary table and counts its rows. */
  interface Source {
    int copyInto(CopyRows staged);
  }

  /**
   * @param createStage creates the temporary table
   * @param copy fills it
   * @param merge statements that bring it into the table, in order
   */
  record Statements(String createStage, String copy, String... merge) {}

  /** Until the end of the transaction, nobody else replaces a reference table. */
  static void alone(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(43368492)");
    }
  }

  /**
   * @return rows of the file
   */
  int run(String table, Path file, boolean official, Statements sql, Source source)
      throws SQLException {
    alone(tx);
    try (Statement statement = tx.createStatement()) {
      statement.execute(sql.createStage());
    }
    int rows = stage(sql, source);
    try (Statement statement = tx.createStatement()) {
      for (String step : sql.merge()) {
        statement.execute(step);
      }
    }
    log(table, file, rows, official);
    return rows;
  }

  private int stage(Statements sql, Source source) throws SQLException {
    // On a refusal the COPY is ended in order; what it staged goes with the transaction.
    try (CopyRows staged = new CopyRows(tx, sql.copy())) {
      return source.copyInto(staged);
    }
  }

  private void log(String table, Path file, int rows, boolean official) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO terminology.import (table_name, file_name, sha256, rows, official)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, table);
      insert.setString(2, file.getFileName().toString());
      insert.setString(3, sha256(file));
      insert.setInt(4, rows);
      insert.setBoolean(5, official);
      insert.executeUpdate();
    }
  }

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new TableRefused(
          Finding.of(TerminologyFinding.UNREADABLE_FILE, file.getFileName().toString()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
