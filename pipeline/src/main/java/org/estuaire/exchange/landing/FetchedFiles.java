package org.estuaire.exchange.landing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.estuaire.exchange.Partner;

/**
 * Remembers what was fetched from partners' servers, so that a file that stays there is not read
 * again every time. It only saves reading: what is read twice all the same is recognised by its
 * content.
 */
public final class FetchedFiles {

  private static final String KNOWN =
      """
      SELECT FROM exchange.fetched
      WHERE partner = ? AND file_name = ? AND bytes = ? AND modified_at = ?
      """;

  private static final String NOTE =
      """
      INSERT INTO exchange.fetched (partner, file_name, bytes, modified_at, arrival_id)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private final DataSource database;

  public FetchedFiles(DataSource database) {
    this.database = database;
  }

  /**
   * What a listing says of a file.
   *
   * @param modified by the server's clock
   */
  public record RemoteFile(String name, long bytes, Instant modified) {
    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "RemoteFile[" + bytes + " bytes]";
    }
  }

  public boolean knows(Partner partner, RemoteFile file) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(KNOWN)) {
      set(select, partner, file);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  public void note(Partner partner, RemoteFile file, Arrival arrival) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(NOTE)) {
      set(insert, partner, file);
      insert.setLong(5, arrival.id());
      insert.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Partner partner, RemoteFile file)
      throws SQLException {
    statement.setString(1, partner.code());
    statement.setString(2, file.name());
    statement.setLong(3, file.bytes());
    statement.setTimestamp(4, Timestamp.from(file.modified()));
  }
}
