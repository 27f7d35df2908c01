package org.estuaire.exchange.load;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.PlannedAnew;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of one delivery may go to quarantine, and of all deliveries of a partner in one night. A
 * record that is refused takes hundreds of times the bytes that were sent: files of nothing but
 * mistakes would fill the disk of everybody. What was loaded of them stays loaded. The rest of a
 * delivery that has reached the limit alone is set aside; what a partner has left beyond that of a
 * night waits for the next one, since it may be innocent.
 */
final class RejectLimit {

  private static final Logger LOG = LoggerFactory.getLogger(RejectLimit.class);

  private static final String BEYOND =
      "SELECT id, done, rejected + held, records - done FROM exchange.delivery WHERE id = ANY (?)"
          + " AND state = 'LOADING' AND rejected + held >= ? ORDER BY id";

  private static final int MOST_NAMED = 10;

  private final DeliveryStates states;
  private final int most;

  RejectLimit(DeliveryStates states, int most) {
    this.states = states;
    this.most = most;
  }

  /** A delivery that is not to be read further. */
  private record Beyond(PendingDelivery delivery, int read, int quarantined, int unread) {

    DeliveryStates.Inspected setAside(int most) {
      return DeliveryStates.Inspected.refused(
          delivery.id(),
          delivery.partner().code(),
          List.of(
              Finding.of(
                  DeliveryFinding.TOO_MANY_REJECTS,
                  Integer.toString(quarantined),
                  Integer.toString(read),
                  Integer.toString(most),
                  Integer.toString(unread))));
    }
  }

  /** The partners of these deliveries that have brought too much this night. */
  Set<String> reachedBy(Connection tx, Collection<PendingDelivery> deliveries) throws SQLException {
    Set<String> partners =
        deliveries.stream().map(one -> one.partner().code()).collect(Collectors.toSet());
    return partners.isEmpty() ? partners : NightQuarantine.atLeast(tx, partners, most);
  }

  /**
   * Sets aside those of the deliveries that have reached the limit alone and are not loaded to
   * their end; in the caller's transaction.
   *
   * @return the ones that were set aside
   */
  List<PendingDelivery> setAside(Connection tx, Collection<PendingDelivery> deliveries)
      throws SQLException {
    List<Beyond> beyond = deliveries.isEmpty() ? List.of() : beyond(tx, deliveries);
    if (!beyond.isEmpty()) {
      states.inspected(tx, beyond.stream().map(one -> one.setAside(most)).toList());
    }
    beyond.stream()
        .collect(
            Collectors.groupingBy(
                one -> one.delivery().partner().code(), TreeMap::new, Collectors.toList()))
        .forEach(this::tell);
    return beyond.stream().map(Beyond::delivery).toList();
  }

  private void tell(String partner, List<Beyond> setAside) {
    LOG.warn(
        "{}: deliveries {} of {} are set aside with {} records unread",
        DeliveryFinding.TOO_MANY_REJECTS.code(),
        setAside.stream().map(one -> one.delivery().id()).limit(MOST_NAMED).toList(),
        partner,
        setAside.stream().mapToLong(Beyond::unread).sum());
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
              new Beyond(
                  requireNonNull(byId.get(row.getLong(1))),
                  row.getInt(2),
                  row.getInt(3),
                  row.getInt(4)));
        }
      }
    }
    return beyond;
  }
}
