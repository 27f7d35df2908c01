package org.estuaire.exchange.load;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.estuaire.repository.LateDurability;
import org.estuaire.repository.PlannedAnew;

/**
 * Counts the times that loading of a delivery began without reaching a commit. A delivery that
 * kills the process (memory, stack, a defect of ours) is thereby found: first it is loaded alone,
 * in the end it is set aside, and the others are loaded meanwhile.
 */
final class LoadAttempts {

  /** After this many vain starts a delivery is set aside. */
  static final int SET_ASIDE = 3;

  private final DataSource database;

  LoadAttempts(DataSource database) {
    this.database = database;
  }

  Map<Long, Integer> of(Collection<PendingDelivery> deliveries) throws SQLException {
    Map<Long, Integer> attempts = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            PlannedAnew.prepare(
                connection,
                "SELECT id, attempts FROM exchange.delivery WHERE id = ANY (?) AND attempts > 0")) {
      select.setArray(1, ids(connection, deliveries));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          attempts.put(rows.getLong(1), rows.getInt(2));
        }
      }
    }
    return attempts;
  }

  /** Notes, before any of their records is decoded, that these deliveries are being tried. */
  void begin(Collection<PendingDelivery> deliveries) throws SQLException {
    // What has to outlive is the death of this process, not that of the database.
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      LateDurability.allow(connection);
      try (PreparedStatement update =
          PlannedAnew.prepare(
              connection,
              "UPDATE exchange.delivery SET attempts = attempts + 1 WHERE id = ANY (?)")) {
        update.setArray(1, ids(connection, deliveries));
        update.executeUpdate();
      }
      connection.commit();
    }
  }

  /**
   * Takes back what {@link #begin} noted: the run ends by itself, so none of these deliveries has
   * killed it.
   */
  void forgive(Collection<Long> deliveries) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            PlannedAnew.prepare(
                connection,
                "UPDATE exchange.delivery SET attempts = attempts - 1 WHERE id = ANY (?) AND attempts > 0")) {
      update.setArray(1, connection.createArrayOf("bigint", deliveries.toArray()));
      update.executeUpdate();
    }
  }

  private static Array ids(Connection connection, Collection<PendingDelivery> deliveries)
      throws SQLException {
    return connection.createArrayOf(
        "bigint", deliveries.stream().map(PendingDelivery::id).toArray());
  }
}
