package org.estuaire.exchange.load;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.estuaire.exchange.trouble.DeliveryDeaths;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;

/**
 * The deliveries that are being loaded, and what becomes of those that fail on their own or are set
 * aside: they are left out from there on, and the others continue.
 */
final class InHand {

  private final DeliveryDeaths deaths;
  private final TroubleRound round;
  private final Set<Long> begun = ConcurrentHashMap.newKeySet();
  private final Set<Long> left = ConcurrentHashMap.newKeySet();
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  InHand(DeliveryDeaths deaths, TroubleRound round) {
    this.deaths = deaths;
    this.round = round;
  }

  /** Notes, before anything of them is read, that these deliveries are being loaded. */
  void begin(Collection<PendingDelivery> deliveries) throws SQLException {
    List<Long> fresh =
        deliveries.stream().map(PendingDelivery::id).filter(id -> !begun.contains(id)).toList();
    deaths.begin(fresh);
    begun.addAll(fresh);
  }

  boolean hasBegun(PendingDelivery delivery) {
    return begun.contains(delivery.id());
  }

  /** Notes that a delivery failed on its own. */
  void failed(PendingDelivery delivery, Throwable failure) throws SQLException {
    round.note(subject(delivery), failure);
  }

  /** A delivery is set aside: nothing more of it is read or loaded. */
  void leave(PendingDelivery delivery) {
    left.add(delivery.id());
  }

  /** Nothing more of a partner is read or loaded this night. */
  void leaveForNextNight(String partner) throws SQLException {
    if (waiting.add(partner)) {
      round.noteWaiting(Subject.partner(partner));
    }
  }

  boolean isLeftOut(PendingDelivery delivery) {
    return left.contains(delivery.id())
        || waiting.contains(delivery.partner().code())
        || round.passesOver(subject(delivery));
  }

  /** The run ends on its own: none of these deliveries has killed it. */
  void release() throws SQLException {
    deaths.forgive(begun);
  }

  private static Subject subject(PendingDelivery delivery) {
    return Subject.delivery(delivery.id(), delivery.partner().code());
  }
}
