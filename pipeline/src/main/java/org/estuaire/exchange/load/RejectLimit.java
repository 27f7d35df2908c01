package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.PlannedAnew;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of one delivery may go to quarantine. A record that is refused takes hundreds of times
 * the bytes that were sent: a file of nothing but mistakes would fill the disk of everybody. What
 * was loaded of it stays loaded, what was not read is set aside.
 */
final class RejectLimit {

  private static final Logger LOG = LoggerFactory.getLogger(RejectLimit.class);

  private static final String BEYOND =
      "SELECT id, done, rejected + held, records - done FROM exchange.delivery"
          + " WHERE id = ANY (?) AND state = 'LOADING' AND rejected + held >= ? ORDER BY id";

  private final DeliveryStates states;
  private final int most;

  RejectLimit(DeliveryStates states, int most) {
    this.states = states;
    this.most = most;
  }

  /** A delivery that has reached the limit before its end. */
  private record Beyond(PendingDelivery delivery, int read, int quarantined, int unread) {

    Finding why(int most) {
      return Finding.of(
          DeliveryFinding.TOO_MANY_REJECTS,
          Integer.toString(quarantined),
          Integer.toString(read),
          Integer.toString(most),
          Integer.toString(unread));
    }
  }

  /**
   * Sets aside those of the deliveries that have reached the limit and are not loaded to their end,
   * in the caller's transaction.
   *
   * @return the ones that were set aside
   */
  List<PendingDelivery> setAside(Connection tx, Collection<PendingDelivery> deliveries)
      throws SQLException {
    List<Beyond> beyond = deliveries.isEmpty() ? List.of() : beyond(tx, deliveries);
    for (Beyond one : beyond) {
      PendingDelivery delivery = one.delivery();
      String partner = delivery.partner().code();
      LOG.warn(
          "{}: delivery {} of {} is set aside after {} records, {} of them in quarantine",
          DeliveryFinding.TOO_MANY_REJECTS.code(),
          delivery.id(),
          partner,
          one.read(),
          one.quarantined());
      states.refused(tx, delivery.id(), partner, Optional.empty(), List.of(one.why(most)));
    }
    return beyond.stream().map(Beyond::delivery).toList();
  }

  private List<Beyond> beyond(Connection tx, Collection<PendingDelivery> deliveries)
      throws SQLException {
    Map<Long, PendingDelivery> byId =
        deliveries.stream().collect(Collectors.toMap(PendingDelivery::id, Function.identity()));
    List<Beyond> beyond = new ArrayList<>();
    try (PreparedStatement select = PlannedAnew.prepare(tx, BEYOND)) {
      select.setArray(1, tx.createArrayOf("bigint", byId.keySet().toArray()));
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          beyond.add(
              new Beyond(byId.get(row.getLong(1)), row.getInt(2), row.getInt(3), row.getInt(4)));
        }
      }
    }
    return beyond;
  }
}
