package org.estuaire.jobs.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.landing.PersonalFile;
import org.estuaire.identity.registry.ReviewKind;
import org.estuaire.identity.review.FieldComparison;
import org.estuaire.identity.review.ReviewCase;
import org.estuaire.identity.review.ReviewCase.Origin;
import org.estuaire.identity.review.ReviewCase.Side;

/**
 * The work list of the identity cell as one page, in French, to read or to print. It names persons:
 * the file is its owner's alone.
 */
public final class ReviewPage {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** Known persons beside who waits; what differs catches the eye, in black and white too. */
  private static final String STYLE =
      """
      .case{border:1px solid #cfd8e0;border-radius:6px;margin:1.2rem 0;padding:.8rem 1rem;break-inside:avoid}
      .case h3{margin:0;font-size:1.05rem}.case .meta{color:#566573;margin:.1rem 0 .6rem}.case table{table-layout:fixed}
      .case th{vertical-align:bottom;font-weight:600}.case th small{display:block;font-weight:400;color:#566573}
      .case th,.case td{overflow-wrap:anywhere}.case .field{width:11rem}.case .sign{width:1.4rem;text-align:center}
      tr.strict .field{font-weight:600}tr.different td{background:#fdecea}tr.different .sign{color:#b3261e;font-weight:700}
      tr.different .value{font-weight:700}tr.same td{color:#44535f}.waiting{background:#fff6e5}
      .ask{background:#f2f6f9;border-left:4px solid #2f6f9f;padding:.35rem .7rem;margin:.3rem 0 .7rem}
      .choices{margin:.7rem 0 0;padding:0;list-style:none}.choices li{margin:.25rem 0}.choices code{display:block;margin-left:1.3rem;font-size:.82rem;color:#566573}
      .sign-off{display:grid;grid-template-columns:2fr 1fr 1fr;gap:1rem;margin-top:.7rem;color:#566573;font-size:.85rem}
      .sign-off span{border-bottom:1px solid #9aa7b2;padding-bottom:1.1rem}
      @media print{.case{border-color:#888}tr.different td,.waiting,.ask{-webkit-print-color-adjust:exact;print-color-adjust:exact}.choices code{display:none}}
      """;

  private final Configuration configuration;

  public ReviewPage(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Writes the page; it appears whole.
   *
   * @param notShown cases that wait besides these
   */
  public void write(Path file, List<ReviewCase> cases, int notShown) throws IOException {
    PersonalFile.write(file, html(cases, notShown, Instant.now()));
  }

  String html(List<ReviewCase> cases, int notShown, Instant now) {
    Html html = new Html();
    html.raw("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .raw("<title>Identités à vérifier — " + Html.escape(configuration.territory()) + "</title>")
        .raw("<style>" + Html.STYLE + STYLE + "</style></head><body>");
    head(html, cases, notShown, now);
    Map<ReviewKind, List<ReviewCase>> byKind =
        cases.stream()
            .collect(
                Collectors.groupingBy(
                    item -> item.line().kind(), TreeMap::new, Collectors.toList()));
    byKind.forEach(
        (kind, items) -> {
          html.heading(ReviewWords.kind(kind, Language.FR) + " (" + items.size() + ")");
          items.stream()
              .sorted(Comparator.comparing(item -> item.line().created()))
              .forEach(item -> item(html, item, now));
        });
    return html.raw("</body></html>").toString();
  }

  private void head(Html html, List<ReviewCase> cases, int notShown, Instant now) {
    int held = cases.stream().mapToInt(item -> item.line().heldRecords()).sum();
    long oldest = cases.stream().mapToLong(item -> age(item, now)).max().orElse(0);
    html.raw("<h1>Identités à vérifier</h1><p class=\"sub\">")
        .raw(
            Html.escape(configuration.territory())
                + " — cellule d'identitovigilance — "
                + when(now)
                + "</p><div class=\"tiles\">");
    html.tile(
        cases.isEmpty() ? "ok" : "warn",
        Integer.toString(cases.size() + notShown),
        "dossiers ouverts");
    html.tile(
        held > 0 ? "bad" : "ok", Integer.toString(held), "enregistrements en attente de décision");
    html.tile(oldest > 7 ? "warn" : "ok", oldest + " j", "âge du plus ancien");
    html.raw("</div>")
        .note(
            "Document nominatif : à conserver et à détruire selon les règles de la cellule. = identique,"
                + " ≠ différent, · non renseigné d'un côté. En gras : traits stricts. Accents, casse,"
                + " traits d'union et apostrophes ne comptent pas.");
    if (notShown > 0) {
      html.note(
          "Voici les "
              + cases.size()
              + " plus anciens ; "
              + notShown
              + " autres attendent et paraîtront quand ceux-ci seront décidés ou reportés.");
    }
    if (cases.isEmpty()) {
      html.note("Rien n'attend de décision.");
    }
  }

  private void item(Html html, ReviewCase item, Instant now) {
    boolean held = item.line().heldRecords() > 0;
    html.raw("<section class=\"case\"><h3>Dossier n° " + item.line().id() + "</h3>")
        .raw("<p class=\"meta\">" + Html.escape(meta(item, now)) + "</p>")
        .raw(
            "<p class=\"ask\">"
                + Html.escape(ReviewWords.question(item.line().kind(), held, Language.FR))
                + "</p>");
    table(html, item);
    if (item.notShown() > 0) {
      html.note(ReviewWords.notShown(item, Language.FR));
    }
    item.scores().forEach(score -> html.note(ReviewWords.score(score, Language.FR)));
    choices(html, item, held);
    html.raw("</section>");
  }

  private String meta(ReviewCase item, Instant now) {
    long days = age(item, now);
    int held = item.line().heldRecords();
    return "domaine "
        + item.line().domain()
        + " — ouvert le "
        + when(item.line().created())
        + (days == 0 ? " (aujourd'hui)" : String.format(Locale.FRANCE, " (il y a %,d j)", days))
        + (held == 0 ? "" : " — " + held + " enregistrement(s) en attente");
  }

  private void table(Html html, ReviewCase item) {
    html.raw(
        "<div class=\"scroll\"><table><thead><tr><th class=\"sign\"></th><th class=\"field\">trait</th>");
    item.sides().forEach(side -> html.raw(heading(side)));
    html.raw("</tr></thead><tbody>");
    item.fields().forEach(field -> html.raw(row(item, field)));
    html.raw("</tbody></table></div>");
  }

  private String heading(Side side) {
    String key = Html.escape(side.claim().domain() + " | " + side.claim().localId());
    if (side.origin() instanceof Origin.Registered known) {
      return "<th>"
          + (known.subject() ? "Identité en cause" : "Identité connue")
          + "<small>"
          + key
          + "</small><small>"
          + Html.escape(
              "n° "
                  + known.sourceIdentity()
                  + ", "
                  + known.partner()
                  + ", "
                  + ReviewWords.rule(known.rule(), Language.FR)
                  + " depuis le "
                  + DAY.format(known.since().atZone(configuration.zone()))
                  + (known.members() > 1 ? ", " + known.members() + " identités liées" : ""))
          + "</small></th>";
    }
    Origin.Waiting waiting = (Origin.Waiting) side.origin();
    return "<th class=\"waiting\">En attente<small>"
        + key
        + "</small><small>"
        + Html.escape(waiting.partner() + ", " + waiting.file() + ", rejet n° " + waiting.reject())
        + "</small></th>";
  }

  private static String row(ReviewCase item, FieldComparison field) {
    StringBuilder row = new StringBuilder("<tr class=\"");
    row.append(field.agreement().name().toLowerCase(Locale.ROOT));
    row.append(field.field().strict() ? " strict" : "");
    row.append("\"><td class=\"sign\" title=\"");
    row.append(ReviewWords.agreement(field.agreement(), Language.FR)).append("\">");
    row.append(ReviewWords.sign(field.agreement())).append("</td><td class=\"field\">");
    row.append(Html.escape(field.field().words(Language.FR))).append("</td>");
    for (int i = 0; i < item.sides().size(); i++) {
      row.append("<td class=\"value\">");
      row.append(Html.escape(ReviewWords.value(field, i, Language.FR))).append("</td>");
    }
    return row.append("</tr>").toString();
  }

  private static void choices(Html html, ReviewCase item, boolean held) {
    ReviewKind kind = item.line().kind();
    long id = item.line().id();
    html.raw("<ul class=\"choices\">");
    choice(html, "Accepter", ReviewWords.accepting(kind, held, Language.FR), "accept " + id);
    choice(html, "Refuser", ReviewWords.refusing(kind, held, Language.FR), "refuse " + id);
    choice(html, "Reporter", "à revoir à une date", "postpone " + id);
    html.raw("</ul><div class=\"sign-off\"><span>Motif, pièce vérifiée</span>")
        .raw("<span>Date</span><span>Nom, visa</span></div>");
  }

  private static void choice(Html html, String name, String effect, String command) {
    html.raw(
        "<li>☐ <b>"
            + name
            + "</b> — "
            + Html.escape(effect)
            + " <code>estuaire identity review "
            + Html.escape(command)
            + "</code></li>");
  }

  private static long age(ReviewCase item, Instant now) {
    return Math.max(0, Duration.between(item.line().created(), now).toDays());
  }

  private String when(Instant instant) {
    return WHEN.format(instant.atZone(configuration.zone()));
  }
}
