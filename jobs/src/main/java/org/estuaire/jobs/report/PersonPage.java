package org.estuaire.jobs.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.estuaire.exchange.Language;
import org.estuaire.overview.Overview;
import org.estuaire.overview.Overview.Identity;
import org.estuaire.overview.Part;
import org.estuaire.overview.Part.Sight;

/**
 * What is held of a person as one page in French, to read or to print. It names the person: the
 * file is its owner's alone.
 */
public final class PersonPage {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  /** Whose traits are believed first (RNIV 1). */
  private static final List<String> BEST_FIRST =
      List.of("QUALIFIED", "VALIDATED", "RETRIEVED", "PROVISIONAL");

  /** Where a row comes from stands beside it, and out of the way. */
  private static final String STYLE =
      """
      body{max-width:1280px}.who{font-size:1.15rem;margin:.4rem 0 0}
      table{font-size:.85rem}td{vertical-align:top}td:first-child{white-space:normal}td.code{white-space:nowrap}
      .from td:last-child{color:#566573;font-size:.72rem;min-width:13rem;overflow-wrap:anywhere}
      .blind{background:#fff6e5;border-left:4px solid #c77700;padding:.35rem .7rem;margin:.3rem 0}
      @media print{@page{size:A4 landscape;margin:12mm}body{max-width:none;padding:0;font-size:10.5px}table{font-size:inherit}th,td{padding:.15rem .35rem}
      h2{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}
      .from td:last-child{font-size:8px}.blind{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
      """;

  private final ZoneId zone;
  private final PersonTables tables;
  private final String from = PersonWord.FROM.words(Language.FR);

  /**
   * A page.
   *
   * @param partners how partners are called, by their codes
   */
  public PersonPage(ZoneId zone, UnaryOperator<String> partners) {
    this.zone = zone;
    this.tables = new PersonTables(Language.FR, zone, partners);
  }

  public String html(Overview overview, Instant now) {
    Html html = new Html();
    String title = PersonWord.TITLE.words(Language.FR);
    html.raw("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .raw("<title>" + Html.escape(title) + "</title>")
        .raw("<style>" + Html.STYLE + STYLE + "</style></head><body>")
        .raw("<h1>" + Html.escape(title) + "</h1>");
    best(overview)
        .ifPresent(
            one ->
                html.raw(
                    "<p class=\"who\"><b>"
                        + Html.escape(tables.traits(one))
                        + "</b> — "
                        + Html.escape(tables.birth(one))
                        + one.ins().map(ins -> " — INS " + Html.escape(ins)).orElse("")
                        + "</p>"));
    html.raw(
        "<p class=\"sub\">"
            + PersonWord.DRAWN_ON.words(
                Language.FR, overview.person().toString(), WHEN.format(now.atZone(zone)))
            + "</p>");
    tiles(html, overview);
    html.note(PersonWord.PERSONAL.words(Language.FR));
    tables.of(overview).forEach(table -> part(html, table));
    return html.raw("</body></html>").toString();
  }

  private static Optional<Identity> best(Overview overview) {
    return overview.identities().lines().stream()
        .min(Comparator.comparingInt(one -> BEST_FIRST.indexOf(one.status())));
  }

  private static void tiles(Html html, Overview overview) {
    long open = overview.reviews().lines().stream().filter(one -> one.decided().isEmpty()).count();
    html.raw("<div class=\"tiles\">")
        .tile("ok", count(overview.identities()), PersonWord.IDENTITIES.words(Language.FR))
        .tile(
            open > 0 ? "warn" : "ok",
            overview.reviews().sight() == Sight.SHOWN ? Long.toString(open) : "—",
            PersonWord.OPEN_REVIEWS.words(Language.FR))
        .tile("ok", count(overview.rights()), PersonWord.PLANS_OF_RIGHTS.words(Language.FR))
        .tile("ok", count(overview.results()), PersonWord.RESULTS.words(Language.FR))
        .tile("ok", count(overview.sendings()), PersonWord.SENDINGS.words(Language.FR))
        .raw("</div>");
  }

  private static String count(Part<?> part) {
    return part.sight() == Sight.SHOWN ? Integer.toString(part.lines().size() + part.more()) : "—";
  }

  private void part(Html html, PersonTable table) {
    html.heading(table.title());
    if (table.instead().isPresent()) {
      String words = Html.escape(table.instead().get());
      html.raw(
          table.isWithheld()
              ? "<p class=\"blind\">" + words + "</p>"
              : "<p class=\"note\">" + words + "</p>");
      return;
    }
    boolean says = table.head().get(table.head().size() - 1).equals(from);
    html.raw("<div class=\"" + (says ? "from" : "plain") + "\">")
        .table(table.head(), table.rows().stream().map(PersonPage::unbroken).toList())
        .raw("</div>");
    table.more().ifPresent(html::note);
  }

  /** A day and its time of day stay in one line. */
  private static List<String> unbroken(List<String> row) {
    return row.stream()
        .map(cell -> cell.replaceAll("(?<=/\\d{4}) (?=\\d\\d:\\d\\d)", "\u00A0"))
        .toList();
  }
}
