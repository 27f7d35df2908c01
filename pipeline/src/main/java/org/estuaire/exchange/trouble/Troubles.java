package org.estuaire.exchange.trouble;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.estuaire.exchange.DeliveryFinding;

/** What nights could not do for one partner while they continued for all others. */
public final class Troubles {

  /** So many nights try; then an operator has to ask for it. */
  public static final int MOST_ATTEMPTS = 20;

  private final DataSource database;

  public Troubles(DataSource database) {
    this.database = database;
  }

  /** Begins a step: it tries again what failed in it before. */
  public TroubleRound round(Step step) throws SQLException {
    StepDeaths deaths = new StepDeaths(database, step);
    TroubleRound round = new TroubleRound(database, step, before(step), deaths, deaths.read());
    round.setDeadlyAside();
    return round;
  }

  /** What failed in a step before, and whether it is given up. */
  private Map<Subject, Boolean> before(Step step) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT kind, number, partner, code, attempts FROM exchange.trouble"
                    + " WHERE step = ?")) {
      select.setString(1, step.code());
      Map<Subject, Boolean> before = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Subject.Kind kind = Subject.Kind.valueOf(row.getString(1));
          before.put(
              new Subject(kind, row.getLong(2), row.getString(3)),
              isGivenUp(kind, row.getString(4), row.getInt(5)));
        }
      }
      return before;
    }
  }

  /**
   * Whether it is tried no more unless an operator asks for it. What can't do harm and is no single
   * file's is tried every night.
   */
  public static boolean isGivenUp(Subject.Kind kind, String code, int attempts) {
    boolean deadly = code.equals(DeliveryFinding.DEADLY.code());
    return attempts >= MOST_ATTEMPTS && (deadly || kind.isGivenUp());
  }

  /**
   * Has everything of a delivery tried again by the next night, because an operator asks for it or
   * because its bytes have come again.
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

  /** Has everything tried again that was given up, because an operator asks for it. */
  public void tryAllAgain() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE exchange.trouble SET attempts = 0 WHERE attempts >= " + MOST_ATTEMPTS)) {
      update.executeUpdate();
    }
  }
}
