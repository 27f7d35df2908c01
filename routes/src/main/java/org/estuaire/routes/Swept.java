package org.estuaire.routes;

import java.util.List;
import org.estuaire.exchange.landing.Arrival;

/**
 * What a pass over the depots found.
 *
 * @param arrived taken in and removed from the depot, in that order
 * @param notTaken refused; each is named once per process, however often it is seen
 * @param waiting files that are not whole yet
 */
public record Swept(List<Arrival> arrived, List<NotTaken> notTaken, int waiting) {

  public Swept {
    arrived = List.copyOf(arrived);
    notTaken = List.copyOf(notTaken);
  }
}
