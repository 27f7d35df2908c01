package org.estuaire.jobs.report;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Language;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.lab.trend.TrendPoint.Mark;

/** A series in words and figures, for a page and for a terminal. */
public final class TrendText {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
  private static final int WIDTH = 40;

  private final Language language;
  private final ZoneId zone;

  public TrendText(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
  }

  public List<String> head(Trend trend) {
    return List.of(
        TrendWord.COLLECTED.words(language),
        TrendWord.LABORATORY.words(language),
        TrendWord.ORDER.words(language),
        "#" + trend.unit(),
        TrendWord.RANGE.words(language),
        TrendWord.FLAG.words(language),
        TrendWord.SENT.words(language),
        TrendWord.REMARKS.words(language));
  }

  public List<String> row(TrendPoint point) {
    return List.of(
        WHEN.format(point.at().atZone(zone)),
        point.laboratory(),
        point.order(),
        point.comparator() + number(point.value()),
        range(point),
        point.flags(),
        point.sent(),
        String.join(" ; ", remarks(point)));
  }

  /**
   * Where a value lies between the least and the greatest, with the reference range in brackets.
   */
  public String place(Trend trend, TrendPoint point) {
    TrendScale scale = TrendScale.of(trend.points());
    char[] line = "·".repeat(WIDTH).toCharArray();
    if (point.low() != null) {
      line[column(scale, point.low())] = '[';
    }
    if (point.high() != null) {
      line[column(scale, point.high())] = ']';
    }
    line[column(scale, point.value())] = '●';
    return new String(line);
  }

  private static int column(TrendScale scale, BigDecimal value) {
    double share =
        (TrendScale.BOTTOM - scale.y(value)) / (double) (TrendScale.BOTTOM - TrendScale.TOP);
    return (int) Math.round(Math.max(0, Math.min(1, share)) * (WIDTH - 1));
  }

  private String range(TrendPoint point) {
    if (point.low() == null && point.high() == null) {
      return "";
    }
    if (point.low() == null) {
      return "< " + number(point.high());
    }
    return point.high() == null
        ? "> " + number(point.low())
        : number(point.low()) + " – " + number(point.high());
  }

  private List<String> remarks(TrendPoint point) {
    List<String> remarks = new ArrayList<>();
    for (TrendPoint.Earlier earlier : point.earlier()) {
      remarks.add(
          TrendWord.REPLACES.words(
              language,
              earlier.comparator() + number(earlier.value()),
              WHEN.format(earlier.issuedAt().atZone(zone))));
    }
    for (Mark mark : point.marks()) {
      if (mark != Mark.CORRECTED || point.earlier().isEmpty()) {
        remarks.add(words(mark, point));
      }
    }
    if (!point.note().isEmpty()) {
      remarks.add(point.note());
    }
    return remarks;
  }

  private String words(Mark mark, TrendPoint point) {
    return switch (mark) {
      case CORRECTED -> TrendWord.CORRECTED.words(language);
      case PRELIMINARY -> TrendWord.PRELIMINARY.words(language);
      case METHOD_CHANGED -> TrendWord.THE_OTHER_METHOD.words(language, point.method());
      case LABORATORY_CHANGED -> TrendWord.OTHER_LABORATORY.words(language);
      case UNITS_DISAGREE -> TrendWord.UNITS_DISAGREE.words(language);
    };
  }

  private String number(BigDecimal value) {
    String plain = value.toPlainString();
    return language == Language.FR ? plain.replace('.', ',') : plain;
  }
}
