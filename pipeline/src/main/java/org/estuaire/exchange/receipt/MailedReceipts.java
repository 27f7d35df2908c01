package org.estuaire.exchange.receipt;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Receipts that are written and have yet to go to their partner by mail. */
public final class MailedReceipts {

  private static final int AT_ONCE = 500;

  private static final String DUE =
      """
      SELECT r.id, r.file_names FROM exchange.receipt r
      JOIN exchange.arrival a ON a.id = r.arrival_id
      JOIN exchange.delivery d ON d.id = a.delivery_id
      WHERE r.mail_due AND d.partner = ?
      ORDER BY r.id LIMIT      """
          + " "
          + AT_ONCE;

  private static final String SENT = "UPDATE exchange.receipt SET mail_due = false WHERE id = ?";

  private final DataSource database;

  public MailedReceipts(DataSource database) {
    this.database = database;
  }

  /**
   * A receipt to send.
   *
   * @param id row of exchange.receipt
   * @param fileNames in the partner's receipts; the text for people is the last
   */
  public record Due(long id, List<String> fileNames) {
    public Due {
      fileNames = List.copyOf(fileNames);
    }

    public String name() {
      return fileNames.get(fileNames.size() - 1);
    }

    /** Without the names of its files. */
    @Override
    public String toString() {
      return "Due[" + id + "]";
    }
  }

  /** The oldest that are due. */
  public List<Due> of(String partner) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setString(1, partner);
      List<Due> due = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          due.add(new Due(rows.getLong(1), List.of((String[]) rows.getArray(2).getArray())));
        }
      }
      return due;
    }
  }

  /** A server has it, or the partner took it out of its folder first. */
  public void done(Due one) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(SENT)) {
      update.setLong(1, one.id());
      update.executeUpdate();
    }
  }
}
