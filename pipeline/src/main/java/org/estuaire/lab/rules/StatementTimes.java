package org.estuaire.lab.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.StatedTime;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OrderField;
import org.estuaire.lab.model.ReportField;
import org.estuaire.lab.model.Spot;

/**
 * When a report and its versions can have been stated. Nothing was stated after it arrived: a date
 * of the future, from a clock that is wrong, would win over every later version for ever. It is
 * reported, and only its bounds are kept: not before what the report itself states of its
 * specimens, not after its arrival. Between them the order of arrival decides.
 */
final class StatementTimes {

  /** Clocks differ by minutes; by more they are wrong. */
  private static final Duration TOLERANCE = Duration.ofMinutes(15);

  private final LabReport report;
  private final Instant received;
  private final Instant latest;
  private final Findings findings;

  private StatementTimes(LabReport report, Instant received, Findings findings) {
    this.report = report;
    this.received = received;
    this.latest = received.plus(TOLERANCE);
    this.findings = findings;
  }

  /**
   * The report with times that can be true.
   *
   * @param received when it arrived
   */
  static LabReport believed(LabReport report, Instant received, Findings findings) {
    return new StatementTimes(report, received, findings).report();
  }

  private LabReport report() {
    boolean known = isPast(report.issued().earliest());
    if (!known) {
      Spot at = Spot.of(report.places(), ReportField.ISSUED);
      findings.add(LabFinding.STATED_IN_FUTURE, at, "");
    }
    StatedTime issued =
        known
            ? arrived(report.issued())
            : bounds(report.orders().stream().flatMap(StatementTimes::told));
    List<LabOrder> orders =
        report.orders().stream().map(order -> order(order, issued, known)).toList();
    return report.issuedAs(issued).withOrders(orders);
  }

  private LabOrder order(LabOrder order, StatedTime issued, boolean issueKnown) {
    if (isPast(order.versionAt())) {
      return order.version().isExact() ? order : order.withVersion(arrived(order.version()));
    }
    if (issueKnown) {
      Spot at = Spot.of(order.places(), OrderField.VERSION);
      findings.add(LabFinding.STATED_IN_FUTURE, at, "");
      return order.withVersion(issued);
    }
    return order.withVersion(bounds(told(order)));
  }

  /** A time that may have been one of two was not the one that lies after the arrival. */
  private StatedTime arrived(StatedTime time) {
    return isPast(time.latest()) ? time : StatedTime.at(time.earliest());
  }

  private StatedTime bounds(Stream<Instant> told) {
    Optional<Instant> last =
        told.filter(at -> !at.isAfter(received)).max(Comparator.naturalOrder());
    return new StatedTime(last.orElse(received), received);
  }

  /** What must have happened before the laboratory could speak of it. */
  private static Stream<Instant> told(LabOrder order) {
    Stream<Optional<Instant>> ofOrder = Stream.of(order.collectedAt(), order.receivedAt());
    Stream<Optional<Instant>> ofResults = order.results().stream().map(LabResult::observedAt);
    return Stream.concat(ofOrder, ofResults).flatMap(Optional::stream);
  }

  private boolean isPast(Instant at) {
    return !at.isAfter(latest);
  }
}
