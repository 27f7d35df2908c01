package org.estuaire.jobs.report;

import java.sql.SQLException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.view.FigureParts;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.identity.indicators.Indicator.Kind;

/** Identity vigilance in the report of a night: what the territory's cell watches, by domain. */
final class IdentitySection {

  private static final List<Kind> BACKLOG =
      List.of(Kind.BACKLOG_UNDER_7_DAYS, Kind.BACKLOG_7_TO_30_DAYS, Kind.BACKLOG_OVER_30_DAYS);
  private static final List<Kind> CHARTED =
      List.of(Kind.QUALIFIED, Kind.CROSS_DOMAIN, Kind.DEFAULT_DATES, Kind.STOCK_DUPLICATES);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("LLLL uuuu", Locale.FRANCE);

  private IdentitySection() {}

  /**
   * Writes the section.
   *
   * @param parts hears of a domain whose row can't be shown
   */
  static void write(Html html, List<Indicator> indicators, FigureParts parts) throws SQLException {
    if (indicators.stream().allMatch(one -> one.denominator() == 0)) {
      return;
    }
    html.heading("Identitovigilance, " + MONTH.format(YearMonth.parse(indicators.get(0).month())));
    html.raw(Bars.svg("Parts des identités du territoire", shares(indicators)));
    html.raw(
            "<p class=\"key note\">Rapprochements à décider :<span style=\"background:#2f6f9f\"></span>moins de 7"
                + " jours<span style=\"background:#c77700\"></span>7 à 30 jours<span style=\"background:#b3261e\"></span>plus"
                + " de 30 jours</p>")
        .raw(Bars.svg("Rapprochements à décider par domaine", backlog(indicators)));
    List<List<String>> rows = new ArrayList<>();
    for (Indicator one : indicators) {
      rows.addAll(
          parts.of(
              "identities",
              one.domain(),
              List.of(),
              () -> tabled(one) ? List.of(row(one)) : List.of()));
    }
    html.table(List.of("domaine", "indicateur", "#nombre", "#sur", "#taux"), rows);
  }

  /** All of the territory; of a domain, what is not zero. */
  private static boolean tabled(Indicator one) {
    boolean told = one.domain().equals(Indicator.ALL) || one.numerator() > 0;
    return told && one.denominator() > 0 && !BACKLOG.contains(one.kind());
  }

  private static List<Bars.Bar> shares(List<Indicator> indicators) {
    return indicators.stream()
        .filter(one -> one.domain().equals(Indicator.ALL) && CHARTED.contains(one.kind()))
        .map(
            one ->
                new Bars.Bar(
                    capital(one.kind().words(Language.FR)),
                    List.of(
                        new Bars.Part("loaded", one.rate()),
                        new Bars.Part("none", one.denominator() == 0 ? 0 : 1 - one.rate())),
                    percent(one)))
        .toList();
  }

  private static List<Bars.Bar> backlog(List<Indicator> indicators) {
    return indicators.stream()
        .filter(one -> one.kind() == Kind.BACKLOG_UNDER_7_DAYS)
        .filter(one -> one.domain().equals(Indicator.ALL) || one.denominator() > 0)
        .map(
            fresh ->
                new Bars.Bar(
                    domain(fresh),
                    List.of(
                        new Bars.Part("loaded", fresh.numerator()),
                        new Bars.Part(
                            "held", count(indicators, fresh.domain(), Kind.BACKLOG_7_TO_30_DAYS)),
                        new Bars.Part(
                            "rejected",
                            count(indicators, fresh.domain(), Kind.BACKLOG_OVER_30_DAYS))),
                    Html.number(fresh.denominator())))
        .toList();
  }

  private static long count(List<Indicator> indicators, String domain, Kind kind) {
    return indicators.stream()
        .filter(one -> one.kind() == kind && one.domain().equals(domain))
        .mapToLong(Indicator::numerator)
        .sum();
  }

  private static List<String> row(Indicator one) {
    return List.of(
        domain(one),
        one.kind().words(Language.FR),
        Html.number(one.numerator()),
        Html.number(one.denominator()),
        percent(one));
  }

  private static String domain(Indicator one) {
    return one.domain().equals(Indicator.ALL) ? "territoire" : one.domain();
  }

  private static String percent(Indicator one) {
    return String.format(Locale.FRANCE, "%.2f %%", one.rate() * 100);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.FRANCE) + text.substring(1);
  }
}
