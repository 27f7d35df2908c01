package org.estuaire.jobs.report;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.estuaire.exchange.Language;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.lab.trend.TrendPoint.Mark;

/**
 * Draws a series as SVG. Laboratories are told apart by shape as well as colour; corrections show
 * the value that they replaced; the shaded steps are each laboratory's own reference range.
 */
public final class TrendChart {

  private static final int HEIGHT = 360;

  /** More figures than this above their points would cover each other. */
  private static final int MOST_FIGURES = 24;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final List<String> COLOURS =
      List.of("#2f6f9f", "#b3541e", "#1e7d4f", "#7a4fa3", "#8a6d00", "#444f5a");

  private final Trend trend;
  private final Language language;
  private final ZoneId zone;
  private final TrendScale scale;
  private final List<String> laboratories;
  private final StringBuilder svg = new StringBuilder();

  private TrendChart(Trend trend, Language language, ZoneId zone) {
    this.trend = trend;
    this.language = language;
    this.zone = zone;
    this.scale = TrendScale.of(trend.points());
    this.laboratories = trend.points().stream().map(TrendPoint::laboratory).distinct().toList();
  }

  /**
   * The drawing of a series.
   *
   * @param trend with at least one point
   */
  public static String svg(Trend trend, Language language, ZoneId zone) {
    return new TrendChart(trend, language, zone).draw();
  }

  private String draw() {
    int height = HEIGHT + 22 * laboratories.size();
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 900 %d\" width=\"900\""
            + " height=\"%d\" font-family=\"system-ui,sans-serif\" font-size=\"12\"><title>%s</title>",
        height, height, Html.escape(trend.label() + " (" + trend.unit() + ")"));
    add("<rect width=\"900\" height=\"%d\" fill=\"#fff\"/>", height);
    ranges();
    grid();
    methodChanges();
    path();
    trend.points().forEach(this::point);
    legend();
    return svg.append("</svg>\n").toString();
  }

  private void grid() {
    for (BigDecimal value : scale.lines()) {
      double y = scale.y(value);
      add("<line x1=\"70\" x2=\"880\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e4eaef\"/>", y, y);
      add(
          "<text x=\"62\" y=\"%.1f\" text-anchor=\"end\" fill=\"#566573\">%s</text>",
          y + 4, number(value));
    }
    add("<text x=\"8\" y=\"14\" fill=\"#566573\">%s</text>", Html.escape(trend.unit()));
    double drawn = -1000;
    for (TrendPoint point : trend.points()) {
      double x = scale.x(point.at());
      if (x - drawn >= 84) {
        add(
            "<text x=\"%.1f\" y=\"320\" text-anchor=\"middle\" fill=\"#566573\">%s</text>",
            x, DAY.format(point.at().atZone(zone)));
        drawn = x;
      }
    }
  }

  /** From half-way to the point before until half-way to the one after. */
  private void ranges() {
    List<TrendPoint> points = trend.points();
    for (int i = 0; i < points.size(); i++) {
      TrendPoint point = points.get(i);
      if (point.low() == null && point.high() == null) {
        continue;
      }
      double x = scale.x(point.at());
      double left = i == 0 ? TrendScale.LEFT : (x + scale.x(points.get(i - 1).at())) / 2;
      double right =
          i == points.size() - 1 ? TrendScale.RIGHT : (x + scale.x(points.get(i + 1).at())) / 2;
      double top = point.high() == null ? TrendScale.TOP : scale.y(point.high());
      double bottom = point.low() == null ? TrendScale.BOTTOM : scale.y(point.low());
      add(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#dcefe4\"/>",
          left, top, right - left, Math.max(0, bottom - top));
    }
  }

  private void methodChanges() {
    for (TrendPoint point : trend.points()) {
      if (point.marks().contains(Mark.METHOD_CHANGED)) {
        double x = scale.x(point.at()) - 10;
        add(
            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"24\" y2=\"300\" stroke=\"#7a4fa3\""
                + " stroke-dasharray=\"5 4\"/>",
            x, x);
        add(
            "<text x=\"%.1f\" y=\"20\" text-anchor=\"middle\" fill=\"#7a4fa3\">%s</text>",
            x, TrendWord.OTHER_METHOD.words(language));
      }
    }
  }

  private void path() {
    StringBuilder path = new StringBuilder();
    for (TrendPoint point : trend.points()) {
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              path.isEmpty() ? "M" : " L",
              scale.x(point.at()),
              scale.y(point.value())));
    }
    add("<path d=\"%s\" fill=\"none\" stroke=\"#9db0bf\" stroke-width=\"1.5\"/>", path);
  }

  private void point(TrendPoint point) {
    double x = scale.x(point.at());
    double y = scale.y(point.value());
    for (TrendPoint.Earlier earlier : point.earlier()) {
      double before = scale.y(earlier.value());
      add(
          "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#b3261e\""
              + " stroke-dasharray=\"3 3\"/>",
          x, x, before, y);
      add(
          "<path d=\"M%.1f %.1f l8 8 m0 -8 l-8 8\" stroke=\"#b3261e\" stroke-width=\"1.6\"/>",
          x - 4, before - 4);
    }
    int laboratory = laboratories.indexOf(point.laboratory());
    shape(laboratory, x, y, point.marks().contains(Mark.PRELIMINARY));
    if (point.marks().contains(Mark.CORRECTED)) {
      add(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"9\" fill=\"none\" stroke=\"#b3261e\""
              + " stroke-width=\"1.4\"/>",
          x, y);
    }
    if (trend.points().size() <= MOST_FIGURES) {
      add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" fill=\"#1b2733\">%s</text>",
          x, y - 12, Html.escape(point.comparator() + number(point.value())));
    }
  }

  private void shape(int laboratory, double x, double y, boolean hollow) {
    String colour = COLOURS.get(laboratory % COLOURS.size());
    String paint =
        String.format(
            Locale.ROOT,
            "fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"",
            hollow ? "#fff" : colour,
            colour);
    switch (laboratory % 4) {
      case 0 -> add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" %s/>", x, y, paint);
      case 1 ->
          add("<rect x=\"%.1f\" y=\"%.1f\" width=\"9\" height=\"9\" %s/>", x - 4.5, y - 4.5, paint);
      case 2 -> add("<path d=\"M%.1f %.1f l5.5 10 l-11 0 z\" %s/>", x, y - 6, paint);
      default -> add("<path d=\"M%.1f %.1f l6 6 l-6 6 l-6 -6 z\" %s/>", x, y - 6, paint);
    }
  }

  private void legend() {
    for (int i = 0; i < laboratories.size(); i++) {
      double y = 344 + 22 * i;
      shape(i, 84, y, false);
      add(
          "<text x=\"98\" y=\"%.1f\" fill=\"#1b2733\">%s</text>",
          y + 4, Html.escape(laboratories.get(i)));
    }
    add(
        "<text x=\"880\" y=\"348\" text-anchor=\"end\" fill=\"#566573\">%s</text>",
        TrendWord.LEGEND.words(language));
  }

  private String number(BigDecimal value) {
    String plain = value.toPlainString();
    return language == Language.FR ? plain.replace('.', ',') : plain;
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
