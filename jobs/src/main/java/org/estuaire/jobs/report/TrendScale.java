package org.estuaire.jobs.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.lab.trend.TrendPoint;

/** Where times and values of a series lie on its drawing. */
final class TrendScale {

  static final int LEFT = 70;
  static final int RIGHT = 880;
  static final int TOP = 24;
  static final int BOTTOM = 300;

  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  private final long first;
  private final long last;
  private final double step;
  private final double low;
  private final double high;

  private TrendScale(long first, long last, double step, double low, double high) {
    this.first = first;
    this.last = last;
    this.step = step;
    this.low = low;
    this.high = high;
  }

  /** A scale that shows every value, earlier value and reference bound of the points. */
  static TrendScale of(List<TrendPoint> points) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (TrendPoint point : points) {
      for (BigDecimal shown : shown(point)) {
        low = Math.min(low, shown.doubleValue());
        high = Math.max(high, shown.doubleValue());
      }
    }
    double step = step(high > low ? high - low : Math.max(Math.abs(high), 1));
    return new TrendScale(
        points.get(0).at().getEpochSecond(),
        points.get(points.size() - 1).at().getEpochSecond(),
        step,
        Math.floor(low / step - 0.2) * step,
        Math.ceil(high / step + 0.2) * step);
  }

  private static List<BigDecimal> shown(TrendPoint point) {
    List<BigDecimal> shown = new ArrayList<>();
    shown.add(point.value());
    point.earlier().forEach(earlier -> shown.add(earlier.value()));
    if (point.low() != null) {
      shown.add(point.low());
    }
    if (point.high() != null) {
      shown.add(point.high());
    }
    return shown;
  }

  /** A round step that gives four to nine lines. */
  private static double step(double span) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(span / 5)));
    for (double step : STEPS) {
      if (span / (step * magnitude) <= 7) {
        return step * magnitude;
      }
    }
    return 10 * magnitude;
  }

  double x(Instant at) {
    if (last == first) {
      return (LEFT + RIGHT) / 2.0;
    }
    double margin = 24;
    return LEFT
        + margin
        + (RIGHT - LEFT - 2 * margin) * (at.getEpochSecond() - first) / (double) (last - first);
  }

  double y(double value) {
    return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
  }

  double y(BigDecimal value) {
    return y(value.doubleValue());
  }

  /** The values at which a line is drawn. */
  List<BigDecimal> lines() {
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step)) + (step < 1 ? 1 : 0));
    List<BigDecimal> lines = new ArrayList<>();
    for (int i = 0; low + i * step <= high + step / 100; i++) {
      lines.add(
          BigDecimal.valueOf(low + i * step).setScale(decimals, java.math.RoundingMode.HALF_UP));
    }
    return lines;
  }
}
