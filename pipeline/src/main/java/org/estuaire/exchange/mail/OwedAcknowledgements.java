package org.estuaire.exchange.mail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Messages that asked for an acknowledgement and are safe here: each is acknowledged once. */
public final class OwedAcknowledgements {

  private static final int AT_ONCE = 500;

  private static final String OWE =
      "INSERT INTO exchange.owed_acknowledgement (partner, message_id, recipient) VALUES (?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  private static final String DUE =
      "SELECT message_id, recipient FROM exchange.owed_acknowledgement"
          + " WHERE partner = ? AND sent_at IS NULL ORDER BY noted_at, message_id LIMIT "
          + AT_ONCE;

  private static final String SENT =
      "UPDATE exchange.owed_acknowledgement SET sent_at = clock_timestamp()"
          + " WHERE partner = ? AND message_id = ?";

  private final DataSource database;

  public OwedAcknowledgements(DataSource database) {
    this.database = database;
  }

  /**
   * An acknowledgement that a message asked for.
   *
   * @param messageId of that message, with its angle brackets
   * @param recipient to whom it goes
   */
  public record Owed(String messageId, String recipient) {
    /** Without what its sender wrote. */
    @Override
    public String toString() {
      return "Owed[…]";
    }
  }

  /** Notes that one is owed; the same message again changes nothing. */
  public void owe(String partner, Owed one) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(OWE)) {
      insert.setString(1, partner);
      insert.setString(2, one.messageId());
      insert.setString(3, one.recipient());
      insert.executeUpdate();
    }
  }

  /** The oldest that are not sent yet. */
  public List<Owed> due(String partner) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setString(1, partner);
      List<Owed> due = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          due.add(new Owed(rows.getString(1), rows.getString(2)));
        }
      }
      return due;
    }
  }

  /** A server has it. */
  public void sent(String partner, Owed one) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(SENT)) {
      update.setString(1, partner);
      update.setString(2, one.messageId());
      update.executeUpdate();
    }
  }
}
