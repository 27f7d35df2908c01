package org.estuaire.exchange.trouble;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What nights could not do for one partner while they went on for all others. */
public final class Troubles {

  /** So many nights try; then an operator has to ask for it. */
  public static final int MOST_ATTEMPTS = 20;

  private final DataSource database;

  public Troubles(DataSource database) {
    this.database = database;
  }

  /** Begins a step: it tries again what failed in it before. */
  public TroubleRound round(Step step) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT kind, number, partner, attempts FROM exchange.trouble WHERE step = ?")) {
      select.setString(1, step.code());
      Map<Subject, Integer> before = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Subject.Kind kind = Subject.Kind.valueOf(row.getString(1));
          before.put(new Subject(kind, row.getLong(2), row.getString(3)), row.getInt(4));
        }
      }
      return new TroubleRound(database, step, before);
    }
  }

  /**
   * Has everything of a delivery tried again by the next night, because an operator asks for it or
   * because its bytes have come once more.
   *
   * @return whether there was any trouble with it
   */
  public static boolean tryAgain(Connection connection, long delivery) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE exchange.trouble SET attempts = 0 WHERE kind = 'DELIVERY' AND number = ?")) {
      update.setLong(1, delivery);
      return update.executeUpdate() > 0;
    }
  }
}
