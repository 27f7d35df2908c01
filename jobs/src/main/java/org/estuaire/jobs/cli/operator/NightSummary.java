package org.estuaire.jobs.cli.operator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.view.DeliveryLine;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.exchange.view.NightFigures.PartnerNight;
import org.estuaire.jobs.cli.BrokenSealWords;
import org.estuaire.jobs.cli.Explanation;
import org.estuaire.jobs.cli.FailureWords;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.TroubleWords;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.report.LatePartners;

/** What an operator reads at the end of a run. */
final class NightSummary {

  /** The balance must stay in sight. */
  private static final int MOST_NAMED = 10;

  private final Output output;
  private final Configuration configuration;

  NightSummary(Output output, Configuration configuration) {
    this.output = output;
    this.configuration = configuration;
  }

  void print(Night.Result result, NightFigures figures, Path report) {
    output.line("");
    partners(figures);
    output.line("");
    if (nothingNew(figures)) {
      output.say(
          "Toutes les livraisons avaient déjà été reçues ; rien n'a été intégré une seconde fois.",
          "Every delivery was already received; nothing was loaded a second time.");
    }
    boolean known = !figures.isMissing(NightFigures.BALANCE);
    if (known && (result.completed() || !tookNothing(figures))) {
      StatusCommand.balance(output, figures.night());
    }
    StatusCommand.results(output, figures.results());
    StatusCommand.sendings(output, figures.sendings());
    figures
        .waitingPractices()
        .forEach(practice -> output.line("  " + practice.words(output.language())));
    BrokenSealWords.list(output, figures.brokenSeals());
    TroubleWords.list(output, figures.troubles());
    attention(figures);
    if (result.completed()) {
      late(figures);
    }
    if (result.completed()) {
      report(report);
    } else if (result.failure().isEmpty()) {
      output.say(
          "L'exécution a été arrêtée sur demande ; la relancer reprend où elle s'est arrêtée.",
          "The run was stopped on request; run it again to go on where it stopped.");
    } else {
      String cause = cause(result.failure(), output.language());
      output.say(
          "L'exécution s'est arrêtée avant la fin ; la relancer reprend où elle s'est arrêtée. Cause : "
              + cause,
          "The run stopped before its end; run it again to go on where it stopped. Cause: "
              + cause);
    }
  }

  private void report(Path report) {
    if (Files.exists(report)) {
      output.say("Rapport : " + report, "Report: " + report);
    } else {
      output.say("Cette nuit n'a pas de rapport.", "This night has no report.");
    }
  }

  private void attention(NightFigures figures) {
    List<DeliveryLine> refused = figures.refusedDeliveries();
    refused.stream().limit(MOST_NAMED).forEach(this::refused);
    if (refused.size() > MOST_NAMED) {
      output.say(
          "… et d'autres livraisons refusées (estuaire deliveries, et le rapport)",
          "… and more refused deliveries (estuaire deliveries, and the report)");
    }
    if (figures.quarantined() > 0) {
      output.say(
          "En quarantaine : " + figures.quarantined() + " (estuaire rejects list)",
          "In quarantine: " + figures.quarantined() + " (estuaire rejects list)");
    }
    if (figures.openReviews() > 0) {
      output.say(
          "Identités à vérifier : " + figures.openReviews(),
          "Identities to review: " + figures.openReviews());
    }
  }

  /** Of a run that stopped nobody knows what it would still have taken. */
  private void late(NightFigures figures) {
    LatePartners.of(configuration, figures, Instant.now())
        .forEach(
            late ->
                output.say(
                    "ATTENTION : rien reçu de "
                        + late.partner()
                        + ", attendu au plus tard le "
                        + output.when(late.expectedBy()),
                    "WARNING: nothing from "
                        + late.partner()
                        + ", expected by "
                        + output.when(late.expectedBy())));
  }

  private void refused(DeliveryLine delivery) {
    output.say(
        (delivery.wasRead()
                ? "Livraison mise de côté avant sa fin : n° "
                : "Livraison refusée : n° ")
            + named(delivery),
        (delivery.wasRead() ? "Delivery set aside before its end: no. " : "Refused delivery: no. ")
            + named(delivery));
  }

  private static String named(DeliveryLine delivery) {
    return delivery.id() + ", " + delivery.partner() + " (estuaire trace " + delivery.id() + ")";
  }

  private void partners(NightFigures figures) {
    output.table(
        List.of(
            output.language().choose("partenaire", "partner"),
            "#" + output.language().choose("fichiers", "files"),
            "#" + output.language().choose("déjà reçus", "repeated"),
            "#" + output.language().choose("fichiers refusés", "files refused"),
            "#" + output.language().choose("reçus", "records"),
            "#" + output.language().choose("intégrés", "loaded"),
            "#" + output.language().choose("déjà connus", "known"),
            "#" + output.language().choose("en attente", "held"),
            "#" + output.language().choose("refusés", "rejected")),
        figures.partners().stream().map(NightSummary::row).toList());
  }

  private static List<String> row(PartnerNight night) {
    return List.of(
        night.partner(),
        Integer.toString(night.arrivals()),
        Integer.toString(night.repeated()),
        Integer.toString(night.refused()),
        Long.toString(night.records()),
        Long.toString(night.loaded()),
        Long.toString(night.known()),
        Long.toString(night.held()),
        Long.toString(night.rejected()));
  }

  private static boolean nothingNew(NightFigures figures) {
    int arrivals = figures.partners().stream().mapToInt(PartnerNight::arrivals).sum();
    int repeated = figures.partners().stream().mapToInt(PartnerNight::repeated).sum();
    return arrivals > 0 && arrivals == repeated && figures.night().received() == 0;
  }

  /** A balance of nothing closes, and says nothing. */
  private static boolean tookNothing(NightFigures figures) {
    return figures.night().received() == 0
        && figures.partners().stream().allMatch(night -> night.arrivals() == 0);
  }

  /** What an operator can fix, else types only: messages of libraries may quote values. */
  private static String cause(List<Throwable> failures, Language language) {
    return String.join(
        ", ",
        failures.stream()
            .map(
                failure ->
                    FailureWords.of(failure, language)
                        .map(Explanation::words)
                        .orElseGet(() -> failure.getClass().getSimpleName() + root(failure)))
            .distinct()
            .toList());
  }

  private static String root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")";
  }
}
