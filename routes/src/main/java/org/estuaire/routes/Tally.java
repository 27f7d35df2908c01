package org.estuaire.routes;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.landing.Arrival;

/** Counts what a sweep finds, while it does. */
final class Tally {

  private final List<Arrival> arrived = new ArrayList<>();
  private final List<NotTaken> notTaken = new ArrayList<>();
  private int waiting;

  void arrived(Arrival arrival) {
    arrived.add(arrival);
  }

  void notTaken(NotTaken file) {
    notTaken.add(file);
  }

  void oneWaits() {
    waiting++;
  }

  void startWaitingAgain() {
    waiting = 0;
  }

  int waiting() {
    return waiting;
  }

  Swept swept() {
    return new Swept(arrived, notTaken, waiting);
  }
}
