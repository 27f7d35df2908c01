package org.estuaire.exchange.receipt;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.load.LoadCount;

/**
 * A delivery on one sheet of A4, in French, for whoever decides what is corrected first: figures,
 * reasons, and how the last deliveries went. It names nobody and quotes no value; the receipt in
 * words has every line.
 */
final class ReceiptPage {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  /** What fits on one sheet together, each with its remedy. */
  private static final int MOST_REFUSALS = 4;

  private static final int MOST_REMARKS = 3;
  private static final int LONGEST_SENTENCE = 160;
  private static final int BAR = 240;

  private static final String STYLE =
      """
      @page{size:A4;margin:11mm 12mm}
      body{font:9pt/1.3 system-ui,'Segoe UI','Liberation Sans',Arial,sans-serif;color:#1b2733;margin:0}
      @media screen{body{max-width:186mm;margin:8mm auto;padding:0 4mm}}
      h1{font-size:15pt;margin:0}h2{font-size:10.5pt;margin:4mm 0 .5mm;border-bottom:.3mm solid #9db0bf;padding-bottom:.5mm}
      p{margin:.6mm 0}.small{font-size:8pt;color:#566573;overflow-wrap:anywhere}
      .tiles{display:flex;flex-wrap:wrap;gap:2.5mm;margin:3mm 0 0}.tile{border:.3mm solid #cfd8e0;border-left-width:1.2mm;border-radius:1mm;padding:1mm 3mm;min-width:24mm}
      .tile b{display:block;font-size:14pt}.ok{border-left-color:#1e7d4f}.warn{border-left-color:#c77700}.bad{border-left-color:#b3261e}
      .first{border:.4mm solid #b3261e;border-radius:1mm;background:#fdecea;padding:2mm 3mm;margin:3.5mm 0 0}
      .first.warn{border-color:#c77700;background:#fff6e5}.first.ok{border-color:#1e7d4f;background:#e6f3ea}
      table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.9mm 1.4mm;border-bottom:.15mm solid #d5dde4}
      th{font-size:8pt;color:#566573;font-weight:normal}.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.w{white-space:nowrap}
      td.c{overflow-wrap:anywhere;font-weight:600;font-size:8.5pt}.why{table-layout:fixed}
      .why th:nth-child(1){width:12mm}.why th:nth-child(2){width:35mm}.why th:nth-child(4){width:26mm}
      tr{break-inside:avoid}
      .loaded{fill:#2f6f9f}.held{fill:#c77700}.rejected{fill:#b3261e}.here td{font-weight:600}
      @media print{.first,rect{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
      """;

  private final String territory;
  private final ZoneId zone;

  ReceiptPage(String territory, ZoneId zone) {
    this.territory = territory;
    this.zone = zone;
  }

  /** Councils get one: their people correct rows by hand, where others' software does. */
  static boolean isFor(Partner partner) {
    return partner.kind() == Partner.Kind.COUNCIL && partner.language() == Language.FR;
  }

  /** The page, whole and self-contained; the same summary gives the same page. */
  String html(ReceiptSummary summary) {
    StringBuilder page = new StringBuilder(16_384);
    String number = "Livraison n° " + summary.facts().deliveryId();
    page.append("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
        .append(number)
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n");
    head(page, summary.facts(), number);
    if (!summary.facts().refusedWhole()) {
      tiles(page, summary);
    }
    first(page, summary);
    reasons(page, summary, true, "Lignes refusées ou en attente, par motif", MOST_REFUSALS);
    reasons(page, summary, false, "Lignes chargées avec une remarque", MOST_REMARKS);
    ofTheFile(page, summary.facts());
    trend(page, summary);
    foot(page, summary);
    return page.append("</body></html>\n").toString();
  }

  private void head(StringBuilder page, DeliveryFacts facts, String number) {
    String version = facts.revision() > 1 ? ", version " + facts.revision() : "";
    page.append("<h1>" + number + version + "</h1><p class=\"small\">")
        .append(escape(facts.partner().name() + " (" + facts.partner().code() + ")"))
        .append(escape(territory.isEmpty() ? "" : " — " + territory))
        .append(" — reçue le " + WHEN.format(facts.arrivedAt().atZone(zone)))
        .append("<br>Fichier : " + escape(facts.fileName()) + "</p>\n");
  }

  private static void tiles(StringBuilder page, ReceiptSummary summary) {
    LoadCount count = summary.facts().count();
    int records = summary.facts().records().orElse(0);
    page.append("<div class=\"tiles\">");
    tile(page, "ok", records, "ligne reçue", "lignes reçues");
    tile(page, "ok", count.loaded(), "chargée", "chargées");
    tileUnlessNone(page, "ok", count.known(), "déjà connue", "déjà connues");
    tileUnlessNone(page, "warn", count.held(), "en attente", "en attente");
    tile(page, count.rejected() > 0 ? "bad" : "ok", count.rejected(), "refusée", "refusées");
    tileUnlessNone(page, "bad", records - count.total(), "non lue", "non lues");
    page.append("</div>\n");
  }

  private static void tileUnlessNone(
      StringBuilder page, String kind, int number, String one, String many) {
    if (number > 0) {
      tile(page, kind, number, one, many);
    }
  }

  private static void tile(StringBuilder page, String kind, int number, String one, String many) {
    page.append("<div class=\"tile " + kind + "\"><b>" + number(number) + "</b>")
        .append(number < 2 ? one : many)
        .append("</div>");
  }

  /** What the council does first: the one thing that brings most. */
  private static void first(StringBuilder page, ReceiptSummary summary) {
    Optional<Finding> whole =
        summary.facts().findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .findFirst();
    Optional<ReceiptSummary.Reason> most = summary.reasons().stream().findFirst();
    if (summary.facts().refused() && whole.isPresent()) {
      box(
          page,
          "bad",
          summary.facts().setAside()
              ? "La fin du fichier n'a pas été lue"
              : "Le fichier est refusé : rien n'a été chargé",
          whole.get());
    } else if (most.isPresent() && most.get().refused()) {
      box(page, "bad", "À faire d'abord : " + concerned(most.get()), most.get().example());
    } else if (most.isPresent()) {
      box(
          page,
          "warn",
          "Rien n'est refusé. Remarque la plus fréquente : " + concerned(most.get()),
          most.get().example());
    } else {
      page.append("<p class=\"first ok\"><b>Rien à corriger.</b></p>\n");
    }
  }

  private static String concerned(ReceiptSummary.Reason reason) {
    String column =
        reason.example().field().isEmpty() ? "" : ", colonne " + reason.example().field();
    return number(reason.records()) + (reason.records() < 2 ? " ligne" : " lignes") + column;
  }

  private static void box(StringBuilder page, String kind, String title, Finding finding) {
    page.append("<div class=\"first " + kind + "\"><p><b>" + escape(title) + "</b></p><p>")
        .append(sentence(finding.message(Language.FR)))
        .append("</p><p><b>Remède : </b>" + sentence(finding.remedy(Language.FR)) + "</p></div>\n");
  }

  private static void reasons(
      StringBuilder page, ReceiptSummary summary, boolean refused, String title, int most) {
    List<ReceiptSummary.Reason> all =
        summary.reasons().stream().filter(reason -> reason.refused() == refused).toList();
    if (all.isEmpty()) {
      return;
    }
    page.append("<h2>" + title + "</h2><table class=\"why\"><thead><tr><th class=\"n\">Lignes</th>")
        .append(
            "<th>Colonne</th><th>Motif, à la première de ces lignes, et remède</th><th>Premières lignes</th></tr></thead>\n");
    // The remedy of the first stands in the box; remarks are less urgent, and have it in the
    // receipt.
    for (int i = 0; i < Math.min(most, all.size()); i++) {
      reason(page, all.get(i), refused && i > 0);
    }
    page.append("</table>\n");
    if (all.size() > most) {
      int others = all.size() - most;
      page.append(
              "<p class=\"small\">… et "
                  + others
                  + (others < 2 ? " autre motif" : " autres motifs"))
          .append(", voir l'accusé.</p>\n");
    }
  }

  private static void reason(StringBuilder page, ReceiptSummary.Reason reason, boolean withRemedy) {
    Finding example = reason.example();
    String more = reason.records() > reason.lines().size() ? ", …" : "";
    page.append("<tr><td class=\"n\">" + number(reason.records()) + "</td><td class=\"c\">")
        .append(column(example.field()))
        .append("</td><td>" + sentence(example.message(Language.FR)))
        .append(" <span class=\"small\">" + example.code().code())
        .append(withRemedy ? "<br>" + sentence(example.remedy(Language.FR)) : "")
        .append("</span></td><td>")
        .append(reason.lines().stream().map(String::valueOf).collect(Collectors.joining(", ")))
        .append(more + "</td></tr>\n");
  }

  /** Broken between its words, if it has to be. */
  private static String column(String name) {
    return name.isEmpty() ? "—" : escape(name).replace("_", "_<wbr>");
  }

  /** What concerns the file as a whole and refused nothing. */
  private static void ofTheFile(StringBuilder page, DeliveryFacts facts) {
    List<Finding> remarks =
        facts.findings().stream()
            .filter(finding -> finding.severity() == Severity.WARNING)
            .limit(MOST_REMARKS)
            .toList();
    if (!remarks.isEmpty()) {
      page.append("<h2>À propos du fichier</h2>");
      remarks.forEach(
          remark ->
              page.append("<p>" + sentence(remark.message(Language.FR)))
                  .append(" <span class=\"small\">" + remark.code().code() + "</span></p>\n"));
    }
  }

  private void trend(StringBuilder page, ReceiptSummary summary) {
    if (summary.before().isEmpty()) {
      return;
    }
    page.append("<h2>Vos dernières livraisons de ce type</h2><table><thead><tr><th>Reçue le</th>")
        .append("<th class=\"n\">Lignes</th><th class=\"n\">Refusées ou en attente</th>")
        .append("<th>Bleu : chargées ou connues ; orange : en attente ; rouge : refusées</th>")
        .append("</tr></thead>\n");
    summary.before().forEach(past -> trendRow(page, past, ""));
    DeliveryFacts facts = summary.facts();
    trendRow(
        page,
        new ReceiptSummary.Past(facts.arrivedAt(), facts.refusedWhole(), facts.count()),
        " class=\"here\"");
    page.append("</table>\n");
  }

  private void trendRow(StringBuilder page, ReceiptSummary.Past past, String here) {
    LoadCount count = past.count();
    int total = count.total();
    page.append("<tr" + here + "><td class=\"w\">" + WHEN.format(past.receivedAt().atZone(zone)))
        .append("</td><td class=\"n\">" + (past.refused() ? "—" : number(total)) + "</td>");
    page.append("<td class=\"n\">")
        .append(past.refused() ? "fichier refusé" : share(count.rejected() + count.held(), total))
        .append("</td><td>" + bar(count) + "</td></tr>\n");
  }

  /** The figure stands beside the bar, so that colour carries nothing alone. */
  private static String share(int part, int total) {
    return total == 0
        ? "0"
        : number(part) + String.format(Locale.FRANCE, " (%.1f %%)", 100.0 * part / total);
  }

  private static String bar(LoadCount count) {
    int total = Math.max(1, count.total());
    int good = width(count.loaded() + count.known(), total);
    int held = width(count.held(), total);
    int bad = width(count.rejected(), total);
    return "<svg width=\""
        + BAR
        + "\" height=\"10\" role=\"img\" aria-hidden=\"true\">"
        + rectangle("loaded", 0, good)
        + rectangle("held", good, held)
        + rectangle("rejected", good + held, bad)
        + "</svg>";
  }

  /** What is there is seen. */
  private static int width(int part, int total) {
    return part == 0 ? 0 : (int) Math.max(2, (long) part * (BAR - 4) / total);
  }

  private static String rectangle(String kind, int from, int width) {
    return width == 0
        ? ""
        : "<rect class=\"" + kind + "\" x=\"" + from + "\" width=\"" + width + "\" height=\"10\"/>";
  }

  private static void foot(StringBuilder page, ReceiptSummary summary) {
    page.append("<p class=\"small\"><br>");
    if (!summary.answerFile().isEmpty()) {
      page.append("Les lignes refusées, à corriger et à renvoyer : " + escape(summary.answerFile()))
          .append(". ");
    }
    page.append("Chaque ligne est détaillée dans l'accusé. Cette page ne nomme personne ; citez le")
        .append(" numéro de la livraison pour toute question.</p>\n");
  }

  private static String number(long value) {
    return String.format(Locale.FRANCE, "%,d", value);
  }

  /** Lists of codes are long; the receipt has them whole. */
  private static String sentence(String words) {
    String held =
        words.length() <= LONGEST_SENTENCE ? words : words.substring(0, LONGEST_SENTENCE - 1) + "…";
    // No line of a French sentence begins with a sign, or ends with an opening quotation mark.
    return escape(held.replaceAll(" (?=[:;!?»])|(?<=«) ", "\u00A0"));
  }

  private static String escape(String text) {
    return ControlCharacters.shown(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
