package org.estuaire.lab;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.estuaire.exchange.Finding;
import org.estuaire.lab.ResultValue.Quantity;
import org.estuaire.lab.ResultValue.Ratio;

/** What makes a report unfit for the repository as a whole. */
final class ReportRules {

  /** Keys are indexed: an entry of an index has a limit of its own (about 2,700 bytes). */
  private static final int LONGEST_NUMBER = 200;

  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_SENDER = 250;
  private static final Duration TOLERANCE = Duration.ofDays(1);
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int MOST_DIGITS = 30;
  private static final int MOST_FINDINGS = 20;

  private final LabReport report;
  private final List<Finding> broken = new ArrayList<>(0);
  private final Map<Key, LabResult> finals = new HashMap<>();

  private ReportRules(LabReport report) {
    this.report = report;
  }

  private record Key(String order, String code, String subId) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  /** Every rule that a report breaks; empty when it may be loaded. */
  static List<Finding> broken(LabReport report) {
    ReportRules rules = new ReportRules(report);
    rules.checkReport();
    return rules.broken.size() > MOST_FINDINGS
        ? rules.broken.subList(0, MOST_FINDINGS)
        : rules.broken;
  }

  private void checkReport() {
    if (report.orders().isEmpty()) {
      broken.add(Finding.of(LabFinding.NO_ORDER));
    }
    checkLength(report.sender(), LONGEST_SENDER, () -> "MSH-3");
    checkDate(report.issuedAt(), () -> "MSH-7");
    for (int i = 0; i < report.orders().size(); i++) {
      checkOrder(report.orders().get(i), i + 1);
    }
  }

  private void checkOrder(LabOrder order, int position) {
    String obr = "OBR[" + position + "]-";
    if (order.number().isBlank()) {
      broken.add(Finding.of(LabFinding.NO_ORDER_NUMBER).inField(obr + 3));
    }
    checkLength(order.number(), LONGEST_NUMBER, () -> obr + 3);
    checkDate(order.versionAt(), () -> obr + 22);
    order.collectedAt().ifPresent(at -> checkCollection(at, () -> obr + 7));
    order.receivedAt().ifPresent(at -> checkDate(at, () -> obr + 14));
    if (isLate(order.versionAt())) {
      broken.add(Finding.of(LabFinding.VERSION_AFTER_ISSUE).inField(obr + 22));
    }
    for (int i = 0; i < order.results().size(); i++) {
      LabResult result = order.results().get(i);
      if (result.isRow()) {
        checkResult(order, result, new ResultPlace(position, i + 1));
      }
    }
  }

  private void checkResult(LabOrder order, LabResult result, ResultPlace place) {
    if (result.keyCode().isBlank()) {
      broken.add(Finding.of(LabFinding.NO_RESULT_CODE).inField(place.field(3)));
    }
    checkLength(result.keyCode(), LONGEST_CODE, () -> place.field(3));
    checkLength(result.subId(), LONGEST_CODE, () -> place.field(4));
    result.observedAt().ifPresent(at -> checkCollection(at, () -> place.field(14)));
    if (!isSane(result)) {
      broken.add(Finding.of(LabFinding.IMPOSSIBLE_NUMBER).inField(place.field(5)));
    }
    if (result.status() == ResultStatus.FINAL) {
      checkContradiction(order, result, place);
    }
  }

  private void checkContradiction(LabOrder order, LabResult result, ResultPlace place) {
    Key key = new Key(order.number(), result.keyCode(), result.subId());
    LabResult earlier = finals.putIfAbsent(key, result);
    boolean contradicts =
        earlier != null
            && !(earlier.original().equals(result.original())
                && earlier.unit().equals(result.unit()));
    if (contradicts) {
      broken.add(
          Finding.of(LabFinding.CONTRADICTORY_RESULTS)
              .inField(place.field(3))
              .quoting(result.keyCode()));
    }
  }

  private void checkCollection(Instant at, Supplier<String> field) {
    checkDate(at, field);
    if (isLate(at)) {
      broken.add(Finding.of(LabFinding.COLLECTED_AFTER_ISSUE).inField(field.get()));
    }
  }

  private boolean isLate(Instant at) {
    return at.isAfter(report.issuedAt().plus(TOLERANCE));
  }

  private void checkDate(Instant at, Supplier<String> field) {
    if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
      broken.add(Finding.of(LabFinding.IMPOSSIBLE_DATE).inField(field.get()));
    }
  }

  private void checkLength(String text, int limit, Supplier<String> field) {
    if (text.length() > limit) {
      broken.add(
          Finding.of(LabFinding.IDENTIFIER_TOO_LONG, Integer.toString(limit)).inField(field.get()));
    }
  }

  private static boolean isSane(LabResult result) {
    return isSane(result.value())
        && result.range().low().map(ReportRules::isSane).orElse(true)
        && result.range().high().map(ReportRules::isSane).orElse(true);
  }

  private static boolean isSane(ResultValue value) {
    if (value instanceof Quantity quantity) {
      return isSane(quantity.number());
    }
    return !(value instanceof Ratio ratio)
        || isSane(ratio.numerator()) && isSane(ratio.denominator());
  }

  /** 1E+999999999 is a number of ten characters and a text of a gigabyte. */
  private static boolean isSane(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
  }
}
