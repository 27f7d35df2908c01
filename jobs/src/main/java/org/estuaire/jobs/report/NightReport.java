package org.estuaire.jobs.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.view.Balance;
import org.estuaire.exchange.view.DeliveryLine;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.exchange.view.NightFigures.Delay;
import org.estuaire.exchange.view.NightFigures.FindingCount;
import org.estuaire.exchange.view.NightFigures.PartnerNight;
import org.estuaire.exchange.view.NightFigures.PastNight;
import org.estuaire.jobs.Findings;
import org.estuaire.jobs.LatePartners;

/**
 * Writes the report of a night, in French: what needs attention first, then the figures. No patient
 * data.
 */
public final class NightReport {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,'Segoe UI',sans-serif;margin:2rem auto;max-width:1040px;padding:0 1rem;color:#1b2733}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid #cfd8e0}
      .sub{color:#566573;margin:.2rem 0 1.2rem}.tiles{display:flex;flex-wrap:wrap;gap:.8rem}
      .tile{border:1px solid #cfd8e0;border-radius:6px;padding:.6rem .9rem;min-width:8.5rem}
      .tile b{display:block;font-size:1.5rem}.ok{border-left:5px solid #1e7d4f}.warn{border-left:5px solid #c77700}
      .bad{border-left:5px solid #b3261e}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
      th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #e4eaef}.n{text-align:right;font-variant-numeric:tabular-nums}
      .code{white-space:nowrap}.note{color:#566573}ul{margin:.4rem 0;padding-left:1.2rem}svg{max-width:100%;height:auto}svg text{font-size:13px;fill:#1b2733}
      svg .figure{fill:#566573}.loaded{fill:#2f6f9f}.known{fill:#9db8cc}.held{fill:#c77700}.rejected{fill:#b3261e}
      .key span{display:inline-block;width:.8rem;height:.8rem;margin:0 .3rem 0 1rem}@media print{body{margin:0}}
      """;

  private final Configuration configuration;
  private final Path folder;
  private final FindingCatalog catalog = Findings.all();

  public NightReport(Configuration configuration, Path folder) {
    this.configuration = configuration;
    this.folder = folder;
  }

  /** Where the report of a run lies. */
  public Path file(long runId) {
    return folder.resolve(String.format(Locale.ROOT, "nuit-%06d.html", runId));
  }

  /** Writes the report of a night; it appears whole, and again after a crash. */
  public Path write(NightFigures figures) throws IOException {
    Files.createDirectories(folder);
    Path target = file(figures.runId());
    Path draft = target.resolveSibling(target.getFileName() + ".tmp");
    Files.writeString(draft, page(figures, Instant.now()), StandardCharsets.UTF_8);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return Files.move(
        draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  String page(NightFigures figures, Instant now) {
    Html html = new Html();
    html.raw("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .raw(
            "<title>Nuit n° "
                + figures.runId()
                + " — "
                + Html.escape(configuration.territory())
                + "</title>")
        .raw("<style>" + STYLE + "</style></head><body>");
    head(html, figures);
    attention(html, figures, now);
    partners(html, figures);
    findings(html, figures);
    delays(html, figures);
    history(html, figures);
    return html.raw("</body></html>").toString();
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
    tile(
        html,
        "ok",
        number(arrivals),
        repeated == 0 ? "fichiers arrivés" : "fichiers arrivés, dont " + repeated + " déjà reçus");
    tile(html, "ok", number(night.received()), "enregistrements reçus");
    tile(html, "ok", number(night.loaded()), "intégrés");
    tile(html, "ok", number(night.known()), "déjà connus");
    tile(html, night.held() > 0 ? "warn" : "ok", number(night.held()), "en attente d'identité");
    tile(html, night.rejected() > 0 ? "bad" : "ok", number(night.rejected()), "refusés");
    boolean closes = night.closes() && figures.total().closes();
    tile(
        html,
        closes ? "ok" : "bad",
        closes ? "juste" : "FAUX",
        "bilan reçus = intégrés + refusés + en attente + déjà connus");
    html.raw("</div>");
  }

  private void attention(Html html, NightFigures figures, Instant now) {
    List<String> items = new ArrayList<>();
    for (LatePartners.Late late : LatePartners.of(configuration, figures.partners(), now)) {
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
              + " » refusée en entier ("
              + delivery.files().get(0)
              + ") : estuaire trace "
              + delivery.id());
    }
    if (figures.quarantined() > 0) {
      items.add(
          figures.quarantined()
              + " enregistrement(s) en quarantaine, toutes nuits confondues : estuaire rejects list");
    }
    if (figures.openReviews() > 0) {
      items.add(
          figures.openReviews() + " identité(s) à vérifier par la cellule d'identitovigilance.");
    }
    html.heading("À regarder");
    if (items.isEmpty()) {
      html.note("Rien : tout ce qui était attendu est arrivé et a été intégré.");
      return;
    }
    html.raw("<ul>");
    items.forEach(item -> html.raw("<li>" + Html.escape(item) + "</li>"));
    html.raw("</ul>");
  }

  private static void partners(Html html, NightFigures figures) {
    html.heading("Par partenaire")
        .raw(
            "<p class=\"key note\"><span style=\"background:#2f6f9f\"></span>intégrés<span style=\"background:#9db8cc\"></span>déjà"
                + " connus<span style=\"background:#c77700\"></span>en attente<span style=\"background:#b3261e\"></span>refusés</p>")
        .raw(
            Bars.svg(
                "Enregistrements par partenaire",
                figures.partners().stream()
                    .map(
                        p ->
                            new Bars.Bar(
                                p.partner(),
                                parts(p.loaded(), p.known(), p.held(), p.rejected()),
                                number(p.loaded())
                                    + (p.rejected() > 0 ? ", " + p.rejected() + " refusés" : "")))
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
            figures.partners().stream()
                .map(
                    p ->
                        List.of(
                            p.name(),
                            number(p.arrivals()),
                            number(p.repeated()),
                            number(p.refused()),
                            number(p.records()),
                            number(p.loaded()),
                            number(p.known()),
                            number(p.held()),
                            number(p.rejected())))
                .toList());
  }

  private void findings(Html html, NightFigures figures) {
    html.heading("Motifs les plus fréquents");
    if (figures.findings().isEmpty()) {
      html.note("Aucun motif de refus ni remarque.");
      return;
    }
    html.table(
        List.of("code", "gravité", "partenaire", "#nombre", "règle", "remède"),
        figures.findings().stream().map(this::finding).toList());
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
        number(count.count()),
        words == null ? "" : generic(words.message(Language.FR)),
        words == null ? "" : generic(words.remedy(Language.FR)));
  }

  /** A rule in general: its places for arguments become an ellipsis. */
  private static String generic(String sentence) {
    return sentence.replaceAll("\\{\\d+}", "…");
  }

  private static void delays(Html html, NightFigures figures) {
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
            figures.delays().stream().map(NightReport::delay).toList());
  }

  private static List<String> delay(Delay delay) {
    return List.of(
        delay.partner(),
        number(delay.results()),
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
    return number(night.records()) + (night.state().equals("FAILED") ? " — interrompue" : "");
  }

  private static List<Bars.Part> parts(long loaded, long known, long held, long rejected) {
    return List.of(
        new Bars.Part("loaded", loaded),
        new Bars.Part("known", known),
        new Bars.Part("held", held),
        new Bars.Part("rejected", rejected));
  }

  private static void tile(Html html, String kind, String figure, String label) {
    html.raw(
        "<div class=\"tile "
            + kind
            + "\"><b>"
            + Html.escape(figure)
            + "</b>"
            + Html.escape(label)
            + "</div>");
  }

  private static String number(long value) {
    return String.format(Locale.FRANCE, "%,d", value);
  }

  private static String hours(double hours) {
    return String.format(Locale.FRANCE, "%.1f h", hours);
  }

  private String when(Instant instant) {
    return WHEN.format(instant.atZone(configuration.zone()));
  }
}
