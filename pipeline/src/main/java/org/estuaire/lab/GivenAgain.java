package org.estuaire.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the results of a report that are earlier ones, given again for comparison. A report may
 * speak of what was observed long before (urine of 24 hours, a culture): an old date alone makes no
 * result an earlier one. It is one where the same report holds a later result of the same test;
 * what the format itself says to be earlier is so already.
 */
final class GivenAgain {

  /** Observed that much earlier than the result beside it. */
  private static final Duration EARLIER = Duration.ofDays(1);

  /** When each test of the report was observed last, by order and by report. */
  private final Map<Test, Instant> latest = new HashMap<>();

  private GivenAgain() {}

  /**
   * What makes results comparable.
   *
   * @param order number of the order; empty for the whole report
   * @param unit empty within one order, where one code is one test: another order may measure
   *     another specimen under the same code, and hardly in the same unit
   */
  private record Test(String order, String code, String unit) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Test[…]";
    }
  }

  /** The orders, with earlier results marked as {@link LabResult#previous}. */
  static List<LabOrder> marked(List<LabOrder> orders) {
    if (orders.stream().noneMatch(GivenAgain::hasOld)) {
      return orders;
    }
    GivenAgain report = new GivenAgain();
    for (LabOrder order : orders) {
      order.results().forEach(result -> report.note(order, result));
    }
    return orders.stream().map(report::marked).toList();
  }

  private static boolean hasOld(LabOrder order) {
    return order.results().stream().anyMatch(result -> isOld(order, result));
  }

  private static boolean isOld(LabOrder order, LabResult result) {
    return result.isRow() && isEarlier(result.observedAt(), order.collectedAt());
  }

  private static boolean isEarlier(Optional<Instant> observed, Optional<Instant> than) {
    return observed.isPresent()
        && than.isPresent()
        && observed.get().isBefore(than.get().minus(EARLIER));
  }

  private void note(LabOrder order, LabResult result) {
    Optional<Instant> observed = result.observedAt().or(order::collectedAt);
    if (result.isRow() && observed.isPresent()) {
      for (Test test : tests(order, result)) {
        latest.merge(test, observed.get(), (one, other) -> one.isAfter(other) ? one : other);
      }
    }
  }

  private static List<Test> tests(LabOrder order, LabResult result) {
    List<Test> tests = new ArrayList<>(4);
    for (String code : List.of(result.coding().code(), result.coding().alternateCode())) {
      if (!code.isEmpty()) {
        tests.add(new Test(order.number(), code, ""));
        tests.add(new Test("", code, result.unit()));
      }
    }
    return tests;
  }

  private LabOrder marked(LabOrder order) {
    return hasOld(order)
        ? order.withResults(
            order.results().stream()
                .map(one -> isGivenAgain(order, one) ? one.asPrevious() : one)
                .toList())
        : order;
  }

  private boolean isGivenAgain(LabOrder order, LabResult result) {
    return isOld(order, result)
        && tests(order, result).stream()
            .anyMatch(
                test -> isEarlier(result.observedAt(), Optional.ofNullable(latest.get(test))));
  }
}
