package org.estuaire.jobs.report;

import java.util.List;
import java.util.Locale;

/**
 * Stacked horizontal bars as inline SVG; the figures stand beside the bars, so that colour carries
 * nothing alone.
 */
final class Bars {

  private static final int LABEL = 190;
  private static final int WIDTH = 480;
  private static final int ROW = 24;

  private Bars() {}

  /** One bar. */
  record Bar(String label, List<Part> parts, String figures) {
    double total() {
      return parts.stream().mapToDouble(Part::value).sum();
    }
  }

  /**
   * A part of a bar.
   *
   * @param kind a class of the style sheet
   */
  record Part(String kind, double value) {}

  static String svg(String title, List<Bar> bars) {
    double most = bars.stream().mapToDouble(Bar::total).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    int height = bars.size() * ROW + 8;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg role=\"img\" viewBox=\"0 0 900 %d\" width=\"900\" height=\"%d\"><title>%s</title>%n",
            height,
            height,
            Html.escape(title)));
    for (int i = 0; i < bars.size(); i++) {
      row(svg, bars.get(i), i * ROW + 4, most);
    }
    return svg.append("</svg>").toString();
  }

  private static void row(StringBuilder svg, Bar bar, int y, double most) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
            LABEL - 8,
            y + 14,
            Html.escape(bar.label())));
    double x = LABEL;
    for (Part part : bar.parts()) {
      double width = most == 0 ? 0 : part.value() / most * WIDTH;
      if (width > 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"16\"/>%n",
                part.kind(),
                x,
                y + 2,
                Math.max(width, 1.5)));
        x += Math.max(width, 1.5);
      }
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"figure\" x=\"%.1f\" y=\"%d\">%s</text>%n",
            x + 8,
            y + 14,
            Html.escape(bar.figures())));
  }
}
