package org.estuaire.terminology;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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

  /**
   * @return rows of the file
   */
  int run(String table, Path file, boolean official, Statements sql, Source source)
      throws SQLException {
    new ImportLog(tx).alone();
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
      insert.setString(3, ReferenceFile.sha256(file));
      insert.setInt(4, rows);
      insert.setBoolean(5, official);
      insert.executeUpdate();
    }
  }
}
