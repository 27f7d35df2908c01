package org.estuaire.lab.trend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estuaire.lab.trend.TrendPoint.Mark;

/** Makes one series of the rows of a person: each measure once, with its marks. */
final class Series {

  /** Printed figures in two units differ by their rounding: 0.7 % in the worst of real samples. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.02");

  private final List<TrendPoint> points = new ArrayList<>();
  private final Map<String, String> lastMethod = new HashMap<>();

  private Series() {}

  /** What is one measure, whatever the number of units it was given in. */
  private record Measure(long report, Instant at) {}

  /**
   * @param rows in the order of time
   */
  static List<TrendPoint> of(List<MeasuredRow> rows) {
    Map<Measure, List<MeasuredRow>> measures = new java.util.LinkedHashMap<>();
    for (MeasuredRow row : rows) {
      measures
          .computeIfAbsent(new Measure(row.report(), row.point().at()), m -> new ArrayList<>())
          .add(row);
    }
    Series series = new Series();
    measures.values().forEach(series::add);
    return List.copyOf(series.points);
  }

  private void add(List<MeasuredRow> rows) {
    boolean otherUnits = rows.stream().map(MeasuredRow::code).distinct().count() == rows.size();
    if (rows.size() > 1 && otherUnits) {
      MeasuredRow first = rows.get(0);
      boolean agree =
          rows.stream().allMatch(row -> same(first.point().value(), row.point().value()));
      add(first.point(), agree ? Set.of() : Set.of(Mark.UNITS_DISAGREE));
    } else {
      rows.forEach(row -> add(row.point(), Set.of()));
    }
  }

  private void add(TrendPoint point, Set<Mark> more) {
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    marks.addAll(more);
    if (point.status().equals("C") || !point.earlier().isEmpty()) {
      marks.add(Mark.CORRECTED);
    }
    if (point.status().equals("P") || point.status().equals("S")) {
      marks.add(Mark.PRELIMINARY);
    }
    if (!points.isEmpty()
        && !points.get(points.size() - 1).laboratory().equals(point.laboratory())) {
      marks.add(Mark.LABORATORY_CHANGED);
    }
    String before =
        point.method().isEmpty() ? null : lastMethod.put(point.laboratory(), point.method());
    if (before != null && !before.equals(point.method())) {
      marks.add(Mark.METHOD_CHANGED);
    }
    points.add(marked(point, List.copyOf(marks)));
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    if (one.signum() == 0) {
      return other.signum() == 0;
    }
    BigDecimal apart = one.subtract(other).abs().divide(one.abs(), MathContext.DECIMAL32);
    return apart.compareTo(ROUNDING) <= 0;
  }

  private static TrendPoint marked(TrendPoint point, List<Mark> marks) {
    return new TrendPoint(
        point.at(),
        point.laboratory(),
        point.order(),
        point.comparator(),
        point.value(),
        point.low(),
        point.high(),
        point.flags(),
        point.status(),
        point.method(),
        point.note(),
        point.sent(),
        marks,
        point.earlier());
  }
}
