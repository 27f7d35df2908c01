package org.estuaire.jobs.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.estuaire.exchange.Language;
import org.estuaire.lab.trend.Trend;

/** A series as one self-contained page. It holds health data and no name. */
public final class TrendPage {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private final Language language;
  private final ZoneId zone;
  private final TrendText text;

  public TrendPage(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.text = new TrendText(language, zone);
  }

  /**
   * The page of a series.
   *
   * @param person internal number of the person, in the place of a name
   */
  public String html(Trend trend, String person, Instant now) {
    Html html = new Html();
    String title = trend.label() + " — " + trend.unit();
    html.raw("<!doctype html><html lang=\"" + language.locale().getLanguage() + "\"><head>")
        .raw("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
        .raw(
            "<title>"
                + Html.escape(title)
                + "</title><style>"
                + Html.STYLE
                + "</style></head><body>")
        .raw("<h1>" + Html.escape(title) + "</h1>")
        .raw(
            "<p class=\"sub\">LOINC "
                + Html.escape(trend.loinc())
                + " — "
                + TrendWord.PERSON.words(language, Html.escape(person))
                + " — "
                + TrendWord.DRAWN_ON.words(language, WHEN.format(now.atZone(zone)))
                + "</p>");
    if (trend.points().isEmpty()) {
      html.note(TrendWord.NOTHING_COMPARABLE.words(language));
    } else {
      html.raw(TrendChart.svg(trend, language, zone))
          .table(text.head(trend), trend.points().stream().map(text::row).toList());
    }
    apart(html, trend);
    return html.raw("</body></html>").toString();
  }

  private void apart(Html html, Trend trend) {
    if (trend.apart().isEmpty()) {
      return;
    }
    html.heading(TrendWord.APART.words(language))
        .table(
            List.of(
                TrendWord.COLLECTED.words(language),
                TrendWord.LABORATORY.words(language),
                TrendWord.ORDER.words(language),
                TrendWord.SENT.words(language)),
            trend.apart().stream()
                .map(
                    a ->
                        List.of(
                            WHEN.format(a.at().atZone(zone)), a.laboratory(), a.order(), a.sent()))
                .toList());
  }
}
