package org.estuaire.jobs.report;

import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.view.Balance;
import org.estuaire.exchange.view.DeliveryLine;
import org.estuaire.exchange.view.FigureParts;
import org.estuaire.exchange.view.MissingPart;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.exchange.view.NightFigures.Delay;
import org.estuaire.exchange.view.NightFigures.FindingCount;
import org.estuaire.exchange.view.NightFigures.PartnerNight;
import org.estuaire.exchange.view.NightFigures.PastNight;
import org.estuaire.exchange.view.SendingCounts;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.jobs.installation.Findings;

/** A night on one page: what needs attention first, then the figures. */
final class NightPage {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private final Configuration configuration;
  private final FindingCatalog catalog = Findings.all();

  NightPage(Configuration configuration) {
    this.configuration = configuration;
  }

  /** What is put on the page part by part. */
  private interface Section {
    void write(Html html) throws SQLException;
  }

  /**
   * The page.
   *
   * @param parts hears of what can't be shown; everything else is
   */
  String html(NightFigures figures, List<Indicator> identities, Instant now, FigureParts parts)
      throws SQLException {
    Html body = new Html();
    section(body, NightFigures.PARTNERS, parts, html -> partners(html, figures, parts));
    section(
        body,
        "results",
        parts,
        html -> ResultSection.write(html, figures.results(), figures.allResults(), catalog));
    section(body, "findings", parts, html -> findings(html, figures, parts));
    section(body, "sendings", parts, html -> sendings(html, figures.sendings()));
    section(body, "delays", parts, html -> delays(html, figures, parts));
    section(body, "identities", parts, html -> IdentitySection.write(html, identities, parts));
    section(body, "history", parts, html -> history(html, figures));
    Html html = new Html();
    html.raw("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .raw(
            "<title>Nuit n° "
                + figures.runId()
                + " — "
                + Html.escape(configuration.territory())
                + "</title>")
        .raw("<style>" + Html.STYLE + "</style></head><body>");
    head(html, figures);
    section(html, "attention", parts, part -> attention(part, figures, now, parts));
    return html.raw(body.toString()).raw("</body></html>").toString();
  }

  /** Where a section can't be written, its place says so. */
  private static void section(Html html, String part, FigureParts parts, Section section)
      throws SQLException {
    int before = html.length();
    boolean written =
        parts.whole(
            part,
            false,
            () -> {
              section.write(html);
              return true;
            });
    if (!written) {
      html.takeBack(before);
      parts.missing().stream()
          .filter(one -> one.part().equals(part))
          .forEach(one -> html.note(one.words(Language.FR)));
    }
  }

  /** The rows of a table; one that can't be shown is reported, and the others are shown. */
  private static <T> List<List<String>> rows(
      String part,
      List<T> all,
      Function<T, String> partner,
      Function<T, List<String>> row,
      FigureParts parts)
      throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    for (T one : all) {
      rows.addAll(parts.of(part, partner.apply(one), List.of(), () -> List.of(row.apply(one))));
    }
    return rows;
  }

  private void head(Html html, NightFigures figures) {
    Balance night = figures.night();
    html.raw("<h1>Rapport de la nuit n° " + figures.runId() + "</h1>")
        .raw(
            "<p class=\"sub\">"
                + Html.escape(configuration.territory())
                + " — exécution du "
                + when(figures.startedAt())
                + (figures.since() == null ? "" : ", livraisons depuis le " + when(figures.since()))
                + "</p><div class=\"tiles\">");
    int arrivals = figures.partners().stream().mapToInt(PartnerNight::arrivals).sum();
    int repeated = figures.partners().stream().mapToInt(PartnerNight::repeated).sum();
    html.tile(
        "ok",
        Html.number(arrivals),
        repeated == 0
            ? "fichiers arrivés"
            : "fichiers arrivés, dont " + Html.count(repeated, "déjà connu", "déjà connus"));
    html.tile("ok", Html.number(night.received()), "enregistrements reçus");
    html.tile("ok", Html.number(night.loaded()), "intégrés");
    html.tile("ok", Html.number(night.known()), "déjà connus");
    html.tile(night.held() > 0 ? "warn" : "ok", Html.number(night.held()), "en attente d'identité");
    html.tile(night.rejected() > 0 ? "bad" : "ok", Html.number(night.rejected()), "refusés");
    boolean closes = figures.balanceCloses();
    html.tile(
        closes ? "ok" : "bad",
        closes ? "juste" : figures.isMissing(NightFigures.BALANCE) ? "non établi" : "FAUX",
        "bilan reçus = intégrés + refusés + en attente + déjà connus");
    html.raw("</div>");
  }

  private void attention(Html html, NightFigures figures, Instant now, FigureParts parts)
      throws SQLException {
    List<String> items = toLookAt(figures, now, parts);
    html.heading("À regarder");
    if (items.isEmpty()) {
      html.note("Rien : tout ce qui était attendu est arrivé et a été intégré.");
      return;
    }
    html.raw("<ul>");
    items.forEach(item -> html.raw("<li>" + Html.escape(item) + "</li>"));
    html.raw("</ul>");
  }

  private List<String> toLookAt(NightFigures figures, Instant now, FigureParts parts)
      throws SQLException {
    List<String> items = new ArrayList<>();
    for (MissingPart missing : parts.missing()) {
      items.add(missing.words(Language.FR) + " " + missing.remedy(Language.FR));
    }
    for (LatePartners.Late late :
        parts.whole(
            "late",
            List.<LatePartners.Late>of(),
            () -> LatePartners.of(configuration, figures, now))) {
      items.add(
          "Rien reçu de « "
              + late.partner()
              + " », attendu au plus tard le "
              + when(late.expectedBy())
              + ".");
    }
    for (DeliveryLine delivery : figures.refusedDeliveries()) {
      items.add(
          "Livraison n° "
              + delivery.id()
              + " de « "
              + delivery.partner()
              + (delivery.wasRead() ? " » mise de côté avant sa fin" : " » refusée en entier")
              + " : estuaire trace "
              + delivery.id());
    }
    if (figures.quarantined() > 0) {
      items.add(
          Html.count(figures.quarantined(), "enregistrement", "enregistrements")
              + " en quarantaine, toutes nuits confondues : estuaire rejects list");
    }
    figures.waitingPractices().forEach(practice -> items.add(practice.words(Language.FR)));
    figures.brokenSeals().forEach(seal -> items.add(seal.words(Language.FR)));
    // What the report itself can't show stands above, as it is now.
    figures.troubles().stream()
        .filter(trouble -> !trouble.step().equals(Step.REPORT.code()))
        .forEach(
            trouble -> items.add(trouble.words(Language.FR) + " " + trouble.remedy(Language.FR)));
    if (figures.sendings().stuck() > 0) {
      items.add(
          Html.count(
                  figures.sendings().stuck(),
                  "envoi à un cabinet bloqué",
                  "envois à des cabinets bloqués")
              + " : estuaire deliveries --out, puis estuaire"
              + " deliveries retry");
    }
    if (figures.sendings().refused() > 0) {
      items.add(
          Html.count(
                  figures.sendings().refused(),
                  "envoi par messagerie refusé ou non remis",
                  "envois par messagerie refusés ou non remis")
              + " depuis 30 jours : estuaire deliveries --out");
    }
    if (figures.openReviews() > 0) {
      items.add(
          Html.count(figures.openReviews(), "identité", "identités")
              + " à vérifier par la cellule d'identitovigilance.");
    }
    return items;
  }

  private static void partners(Html html, NightFigures figures, FigureParts parts)
      throws SQLException {
    html.heading("Par partenaire")
        .raw(
            "<p class=\"key note\"><span style=\"background:#2f6f9f\"></span>intégrés<span"
                + " style=\"background:#9db8cc\"></span>déjà connus<span"
                + " style=\"background:#c77700\"></span>en attente<span"
                + " style=\"background:#b3261e\"></span>refusés</p>")
        .raw(
            Bars.svg(
                "Enregistrements par partenaire",
                figures.partners().stream()
                    .map(
                        p ->
                            new Bars.Bar(
                                p.partner(),
                                parts(p.loaded(), p.known(), p.held(), p.rejected()),
                                Html.number(p.loaded())
                                    + (p.rejected() > 0
                                        ? ", " + Html.count(p.rejected(), "refusé", "refusés")
                                        : "")))
                    .toList()))
        .table(
            List.of(
                "partenaire",
                "#fichiers",
                "#déjà reçus",
                "#fichiers refusés",
                "#reçus",
                "#intégrés",
                "#déjà connus",
                "#en attente",
                "#refusés"),
            rows(
                NightFigures.PARTNERS,
                figures.partners(),
                PartnerNight::partner,
                NightPage::row,
                parts));
  }

  private static List<String> row(PartnerNight night) {
    return List.of(
        night.name(),
        Html.number(night.arrivals()),
        Html.number(night.repeated()),
        Html.number(night.refused()),
        Html.number(night.records()),
        Html.number(night.loaded()),
        Html.number(night.known()),
        Html.number(night.held()),
        Html.number(night.rejected()));
  }

  private void findings(Html html, NightFigures figures, FigureParts parts) throws SQLException {
    html.heading("Motifs les plus fréquents");
    if (figures.findings().isEmpty()) {
      html.note("Aucun motif de refus ni remarque.");
      return;
    }
    html.table(
        List.of("code", "gravité", "partenaire", "#nombre", "règle", "remède"),
        rows("findings", figures.findings(), FindingCount::partner, this::finding, parts));
  }

  private List<String> finding(FindingCount count) {
    Finding words = catalog.find(count.code()).map(code -> Finding.of(code)).orElse(null);
    return List.of(
        count.code(),
        switch (count.severity()) {
          case "ERROR" -> "refus";
          case "HOLD" -> "attente";
          default -> "remarque";
        },
        count.partner(),
        Html.number(count.count()),
        words == null ? "" : generic(words.message(Language.FR)),
        words == null ? "" : generic(words.remedy(Language.FR)));
  }

  /** A rule in general: its places for arguments become an ellipsis. */
  private static String generic(String sentence) {
    return sentence.replaceAll("\\{\\d+}", "…").replace("….", "…");
  }

  private static void sendings(Html html, SendingCounts sendings) {
    html.heading("Résultats envoyés aux cabinets")
        .note(
            Html.number(sendings.delivered())
                + " remis cette nuit, "
                + Html.number(sendings.due())
                + " en attente, "
                + Html.count(sendings.stuck(), "bloqué.", "bloqués."));
    if (sendings.summaries() + sendings.summariesDue() > 0) {
      html.note(
          "Synthèses de suivi : "
              + Html.number(sendings.summaries())
              + " remises cette nuit, "
              + Html.number(sendings.summariesDue())
              + " en attente.");
    }
  }

  private static void delays(Html html, NightFigures figures, FigureParts parts)
      throws SQLException {
    html.heading("Délais, du prélèvement au référentiel");
    if (figures.delays().isEmpty()) {
      html.note("Aucun résultat de biologie cette nuit.");
      return;
    }
    html.raw(
            Bars.svg(
                "Délai médian en heures par laboratoire",
                figures.delays().stream()
                    .map(
                        d ->
                            new Bars.Bar(
                                d.partner(),
                                List.of(new Bars.Part("loaded", Math.max(d.medianHours(), 0))),
                                hours(d.medianHours())))
                    .toList()))
        .table(
            List.of("laboratoire", "#résultats", "#délai médian", "#délai de 9 résultats sur 10"),
            rows("delays", figures.delays(), Delay::partner, NightPage::delay, parts));
  }

  private static List<String> delay(Delay delay) {
    return List.of(
        delay.partner(),
        Html.number(delay.results()),
        hours(delay.medianHours()),
        hours(delay.slowestTenthHours()));
  }

  private void history(Html html, NightFigures figures) {
    html.heading("Les dernières exécutions")
        .raw(
            Bars.svg(
                "Enregistrements par exécution",
                figures.history().stream()
                    .map(
                        night ->
                            new Bars.Bar(
                                "n° " + night.runId() + " — " + when(night.startedAt()),
                                parts(
                                    night.loaded(), night.known(), night.held(), night.rejected()),
                                figures(night)))
                    .toList()));
  }

  private static String figures(PastNight night) {
    return Html.number(night.records()) + (night.state().equals("FAILED") ? " — interrompue" : "");
  }

  private static List<Bars.Part> parts(long loaded, long known, long held, long rejected) {
    return List.of(
        new Bars.Part("loaded", loaded),
        new Bars.Part("known", known),
        new Bars.Part("held", held),
        new Bars.Part("rejected", rejected));
  }

  private static String hours(double hours) {
    return String.format(Locale.FRANCE, "%.1f h", hours);
  }

  private String when(Instant instant) {
    return WHEN.format(instant.atZone(configuration.zone()));
  }
}
