package org.estuaire.jobs;

import java.util.Arrays;
import java.util.stream.Stream;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.landing.LandingFinding;

/** Every finding that this program can report: the one list that a new area is added to. */
public final class Findings {

  private Findings() {}

  public static FindingCatalog all() {
    return new FindingCatalog(
        Stream.<FindingCode[]>of(DeliveryFinding.values(), LandingFinding.values())
            .flatMap(Arrays::stream)
            .toList());
  }
}
