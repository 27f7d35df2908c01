package org.estuaire.lab;

import org.estuaire.exchange.Places;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;

/**
 * A report as it is compared with the same one from another file: what it says counts, not where
 * that stood.
 */
public final class WithoutPlaces {

  private WithoutPlaces() {}

  public static LabReport of(LabReport report) {
    return report
        .at(Places.unknown())
        .withOrders(report.orders().stream().map(WithoutPlaces::order).toList());
  }

  private static LabOrder order(LabOrder order) {
    return order
        .at(Places.unknown())
        .withResults(order.results().stream().map(result -> result.at(Places.unknown())).toList());
  }
}
