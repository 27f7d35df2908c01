package org.estuaire.terminology;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which official file each reference table holds. */
public final class ImportLog {

  private static final String LAST =
      "SELECT file_name, sha256, rows, stated_on, version, departements FROM terminology.import"
          + " WHERE table_name = ? AND item = ? AND official ORDER BY id DESC LIMIT 1";

  private static final String NOTE =
      "INSERT INTO terminology.import (table_name, item, file_name, sha256, rows, stated_on,"
          + " version, departements, official) VALUES (?, ?, ?, ?, ?, ?, ?, ?, true)";

  private final Connection tx;

  public ImportLog(Connection tx) {
    this.tx = tx;
  }

  /**
   * An import.
   *
   * @param item of several tables under one name, which: the OID of a value set
   * @param rows of the file
   * @param statedOn the day of which the file tells
   * @param version what the file calls itself; may be empty
   * @param departements whose addresses were kept; none: all
   */
  public record Entry(
      String table,
      String item,
      String file,
      String sha256,
      long rows,
      Optional<LocalDate> statedOn,
      String version,
      List<String> departements) {

    public Entry {
      departements = List.copyOf(departements);
    }
  }

  /** Until the end of the transaction, nobody else replaces a reference table. */
  public void alone() throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(43368492)");
    }
  }

  /** The file that a table holds. */
  public Optional<Entry> last(String table, String item) throws SQLException {
    try (PreparedStatement query = tx.prepareStatement(LAST)) {
      query.setString(1, table);
      query.setString(2, item);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(entry(table, item, row)) : Optional.empty();
      }
    }
  }

  private static Entry entry(String table, String item, ResultSet row) throws SQLException {
    return new Entry(
        table,
        item,
        row.getString("file_name"),
        row.getString("sha256"),
        row.getLong("rows"),
        Optional.ofNullable(row.getObject("stated_on", LocalDate.class)),
        row.getString("version"),
        List.of((String[]) row.getArray("departements").getArray()));
  }

  public void note(Entry entry) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(NOTE)) {
      Array departements = tx.createArrayOf("text", entry.departements().toArray());
      insert.setString(1, entry.table());
      insert.setString(2, entry.item());
      insert.setString(3, entry.file());
      insert.setString(4, entry.sha256());
      insert.setLong(5, entry.rows());
      insert.setObject(6, entry.statedOn().orElse(null));
      insert.setString(7, entry.version());
      insert.setArray(8, departements);
      insert.executeUpdate();
    }
  }
}
