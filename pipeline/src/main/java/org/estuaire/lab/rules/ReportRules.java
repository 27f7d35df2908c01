package org.estuaire.lab.rules;

import static org.estuaire.lab.model.OrderField.COLLECTED;
import static org.estuaire.lab.model.OrderField.NUMBER;
import static org.estuaire.lab.model.OrderField.RECEIVED;
import static org.estuaire.lab.model.OrderField.VERSION;
import static org.estuaire.lab.model.ReportField.ISSUED;
import static org.estuaire.lab.model.ReportField.NAMES;
import static org.estuaire.lab.model.ReportField.SENDER;
import static org.estuaire.lab.model.ResultField.CODE;
import static org.estuaire.lab.model.ResultField.OBSERVED;
import static org.estuaire.lab.model.ResultField.SUB_ID;
import static org.estuaire.lab.model.ResultField.VALUE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.TextFinding;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.model.ResultValue.Ratio;
import org.estuaire.lab.model.Spot;
import org.estuaire.person.DamagedNames;

/** What makes a report unfit for the repository as a whole. */
final class ReportRules {

  /** Keys are indexed: an entry of an index has a limit of its own (about 2,700 bytes). */
  private static final int LONGEST_NUMBER = 200;

  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_SENDER = 250;
  private static final Duration TOLERANCE = Duration.ofDays(1);
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final int MOST_DIGITS = 30;
  private static final int MOST_FINDINGS = 20;

  private final LabReport report;
  private final Instant latest;
  private final FirstFindings broken = new FirstFindings(MOST_FINDINGS);

  private ReportRules(LabReport report, Instant received) {
    this.report = report;
    this.latest = received.plus(TOLERANCE);
  }

  /**
   * Every rule that a report breaks; empty when it may be loaded.
   *
   * @param received when it arrived: nothing in it can have happened later
   */
  static List<Finding> broken(LabReport report, Instant received) {
    ReportRules rules = new ReportRules(report, received);
    rules.checkReport();
    return rules.broken.all();
  }

  private void checkReport() {
    if (report.orders().isEmpty()) {
      broken.add(Finding.of(LabFinding.NO_ORDER));
    }
    DamagedNames.of(report.claim().traits())
        .forEach(
            name ->
                broken.add(
                    Spot.of(report.places(), NAMES).finding(TextFinding.NAME_DAMAGED, name)));
    checkLength(report.sender(), LONGEST_SENDER, () -> Spot.of(report.places(), SENDER));
    checkDate(report.issuedAt(), () -> Spot.of(report.places(), ISSUED));
    report.orders().forEach(this::checkOrder);
  }

  private void checkOrder(LabOrder order) {
    if (order.number().isBlank()) {
      add(LabFinding.NO_ORDER_NUMBER, Spot.of(order.places(), NUMBER));
    }
    checkLength(order.number(), LONGEST_NUMBER, () -> Spot.of(order.places(), NUMBER));
    checkDate(order.versionAt(), () -> Spot.of(order.places(), VERSION));
    order
        .collectedAt()
        .ifPresent(at -> checkCollection(at, () -> Spot.of(order.places(), COLLECTED)));
    order.receivedAt().ifPresent(at -> checkDate(at, () -> Spot.of(order.places(), RECEIVED)));
    if (isLate(order.versionAt())) {
      add(LabFinding.VERSION_AFTER_ISSUE, Spot.of(order.places(), VERSION));
    }
    order.results().stream().filter(LabResult::isRow).forEach(result -> checkResult(order, result));
  }

  private void checkResult(LabOrder order, LabResult result) {
    if (result.keyCode().isBlank()) {
      add(LabFinding.NO_RESULT_CODE, Spot.of(result, CODE));
    }
    checkLength(result.keyCode(), LONGEST_CODE, () -> Spot.of(result, CODE));
    checkLength(result.subId(), LONGEST_CODE, () -> Spot.of(result, SUB_ID));
    checkLength(result.isolate(), LONGEST_CODE, () -> Spot.of(result, SUB_ID));
    // The time of its order is checked there, and named as that of the order.
    result
        .observedAt()
        .filter(at -> order.collectedAt().filter(at::equals).isEmpty())
        .ifPresent(at -> checkCollection(at, () -> Spot.of(result, OBSERVED)));
    if (!isSane(result)) {
      add(LabFinding.IMPOSSIBLE_NUMBER, Spot.of(result, VALUE));
    }
  }

  private void add(LabFinding rule, Spot at) {
    broken.add(at.finding(rule, ""));
  }

  private void checkCollection(Instant at, Supplier<Spot> spot) {
    checkDate(at, spot);
    if (isLate(at) && !at.isAfter(latest)) {
      add(LabFinding.COLLECTED_AFTER_ISSUE, spot.get());
    }
  }

  private boolean isLate(Instant at) {
    return at.isAfter(report.issuedAt().plus(TOLERANCE));
  }

  private void checkDate(Instant at, Supplier<Spot> spot) {
    if (at.isBefore(EARLIEST)) {
      add(LabFinding.IMPOSSIBLE_DATE, spot.get());
    }
    if (at.isAfter(latest)) {
      add(LabFinding.AFTER_ARRIVAL, spot.get());
    }
  }

  private void checkLength(String text, int limit, Supplier<Spot> spot) {
    if (text.length() > limit) {
      broken.add(spot.get().finding(LabFinding.IDENTIFIER_TOO_LONG, "", Integer.toString(limit)));
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
