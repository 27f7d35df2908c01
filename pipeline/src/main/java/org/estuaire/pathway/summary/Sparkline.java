package org.estuaire.pathway.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.pathway.Bounds;

/**
 * A series as a small drawing without words: where the values go, the newest as a dot, and the
 * target as a band. In plain rectangles, lines and circles, which a printer draws as well.
 */
final class Sparkline {

  private static final double WIDTH = 110;
  private static final double HEIGHT = 22;
  private static final double MARGIN = 4;

  private final List<TrendPoint> points;
  private final double low;
  private final double high;

  private Sparkline(List<TrendPoint> points, double low, double high) {
    this.points = points;
    this.low = low;
    this.high = high;
  }

  /** Empty where there is nothing to compare. */
  static String svg(List<TrendPoint> points, Optional<Bounds> target) {
    if (points.size() < 2) {
      return "";
    }
    List<BigDecimal> shown = new ArrayList<>(points.stream().map(TrendPoint::value).toList());
    target.ifPresent(
        bounds -> {
          bounds.atLeast().ifPresent(shown::add);
          bounds.below().ifPresent(shown::add);
        });
    double low = shown.stream().mapToDouble(BigDecimal::doubleValue).min().orElseThrow();
    double high = shown.stream().mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
    return new Sparkline(points, low, high > low ? high : low + 1).draw(target);
  }

  private String draw(Optional<Bounds> target) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                + " viewBox=\"0 0 %.0f %.0f\">",
            WIDTH, HEIGHT, WIDTH, HEIGHT));
    target.ifPresent(bounds -> svg.append(band(bounds)));
    for (int i = 1; i < points.size(); i++) {
      TrendPoint before = points.get(i - 1);
      TrendPoint point = points.get(i);
      svg.append(
          text(
              "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#2f6f9f\""
                  + " stroke-width=\"1.4\"/>",
              x(before), y(before.value()), x(point), y(point.value())));
    }
    TrendPoint last = points.get(points.size() - 1);
    return svg.append(
            text(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\" fill=\"#12324a\"/></svg>",
                x(last), y(last.value())))
        .toString();
  }

  private String band(Bounds bounds) {
    double top = bounds.below().map(this::y).orElse(0.0);
    double bottom = bounds.atLeast().map(this::y).orElse(HEIGHT);
    return text(
        "<rect x=\"0.0\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#dcefe4\"/>",
        top, WIDTH, Math.max(0, bottom - top));
  }

  private double x(TrendPoint point) {
    long first = points.get(0).at().getEpochSecond();
    long last = points.get(points.size() - 1).at().getEpochSecond();
    double share =
        last == first ? 1 : (point.at().getEpochSecond() - first) / (double) (last - first);
    return MARGIN + (WIDTH - 2 * MARGIN) * share;
  }

  private double y(BigDecimal value) {
    return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value.doubleValue() - low) / (high - low);
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
