package org.estuaire.exchange.trouble;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.repository.LateDurability;
import org.estuaire.repository.PlannedAnew;

/**
 * Counts the times that the process died while a delivery was inspected, loaded or answered. What
 * kills it (memory, stack, a defect of ours) is thereby found: first it is done last and alone, in
 * the end it is set aside, and everything else is done meanwhile. An end that the process chooses
 * itself is no death.
 */
public final class DeliveryDeaths {

  private final DataSource database;

  public DeliveryDeaths(DataSource database) {
    this.database = database;
  }

  /** Notes, before anything is done with them, that these deliveries are in progress. */
  public void begin(Collection<Long> deliveries) throws SQLException {
    change(
        "UPDATE exchange.delivery SET attempts = attempts + 1, in_hand = true WHERE id = ANY (?)",
        deliveries);
  }

  /**
   * Takes back what {@link #begin} noted: none of these deliveries has killed the process. Those
   * that have come to their end meanwhile have no count any more.
   */
  public void forgive(Collection<Long> deliveries) throws SQLException {
    change(
        "UPDATE exchange.delivery SET attempts = greatest(attempts - 1, 0), in_hand = false"
            + " WHERE id = ANY (?) AND (attempts > 0 OR in_hand)",
        deliveries);
  }

  /** Forgets the deaths over a delivery, once it is set aside for them or got over. */
  public void reset(long delivery) throws SQLException {
    change(
        "UPDATE exchange.delivery SET attempts = 0, losses = 0 WHERE id = ANY (?)",
        List.of(delivery));
  }

  private void change(String statement, Collection<Long> deliveries) throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    // What has to outlive is the death of this process, not that of the database.
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      LateDurability.allow(connection);
      try (PreparedStatement update = PlannedAnew.prepare(connection, statement)) {
        update.setArray(1, connection.createArrayOf("bigint", deliveries.toArray()));
        update.executeUpdate();
      }
      connection.commit();
    }
  }
}
