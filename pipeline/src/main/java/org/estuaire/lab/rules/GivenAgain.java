package org.estuaire.lab.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;

/**
 * Finds the results of a report that are earlier ones, given again for comparison. A report may
 * speak of what was observed long before (urine of 24 hours, a culture): an old date alone makes no
 * result an earlier one. It is one where the same order holds a later result of the same test; what
 * the format itself says to be earlier is so already. What only may be an earlier one (another
 * order, specimen, germ or unit) stays a result, under its own date: one too many can be seen, one
 * that is gone can't.
 */
final class GivenAgain {

  /** Observed that much earlier than the result beside it. */
  private static final Duration EARLIER = Duration.ofDays(1);

  /** When each test of the report was observed last. */
  private final Map<Test, Instant> latest = new HashMap<>();

  private GivenAgain() {}

  /**
   * What makes results comparable: the same code in the same specimen, and nothing that its sender
   * tells them apart by. The order is named too, since another one may be of another specimen
   * without saying so.
   */
  private record Test(
      String order, String code, String subId, String isolate, String measuredIn, String unit) {

    static Test of(LabOrder order, String code, LabResult result) {
      return new Test(
          order.number(),
          code,
          result.subId(),
          result.isolate(),
          result.measuredIn(),
          result.unit());
    }

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
    return Stream.of(result.coding().code(), result.coding().alternateCode())
        .filter(code -> !code.isEmpty())
        .map(code -> Test.of(order, code, result))
        .toList();
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
