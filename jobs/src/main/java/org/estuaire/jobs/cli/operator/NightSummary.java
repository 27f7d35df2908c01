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
      output.say(OperatorWord.ALL_ALREADY_RECEIVED);
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
      output.say(OperatorWord.RUN_STOPPED);
    } else {
      String cause = cause(result.failure(), output.language());
      output.say(OperatorWord.RUN_FAILED, cause);
    }
  }

  private void report(Path report) {
    if (Files.exists(report)) {
      output.say(OperatorWord.REPORT_FILE, report);
    } else {
      output.say(OperatorWord.NO_REPORT);
    }
  }

  private void attention(NightFigures figures) {
    List<DeliveryLine> refused = figures.refusedDeliveries();
    refused.stream().limit(MOST_NAMED).forEach(this::refused);
    if (refused.size() > MOST_NAMED) {
      output.say(OperatorWord.MORE_REFUSED);
    }
    if (figures.quarantined() > 0) {
      output.say(OperatorWord.IN_QUARANTINE, figures.quarantined());
    }
    if (figures.openReviews() > 0) {
      output.say(OperatorWord.TO_REVIEW, figures.openReviews());
    }
  }

  /** Of a run that stopped nobody knows what it would still have taken. */
  private void late(NightFigures figures) {
    LatePartners.of(configuration, figures, Instant.now())
        .forEach(
            late -> output.say(OperatorWord.LATE, late.partner(), output.when(late.expectedBy())));
  }

  private void refused(DeliveryLine delivery) {
    output.say(
        delivery.wasRead() ? OperatorWord.DELIVERY_SET_ASIDE : OperatorWord.DELIVERY_REFUSED,
        named(delivery));
  }

  private static String named(DeliveryLine delivery) {
    return delivery.id() + ", " + delivery.partner() + " (estuaire trace " + delivery.id() + ")";
  }

  private void partners(NightFigures figures) {
    output.table(
        List.of(
            output.words(OperatorWord.PARTNER),
            "#" + output.words(OperatorWord.FILES),
            "#" + output.words(OperatorWord.REPEATED),
            "#" + output.words(OperatorWord.FILES_REFUSED),
            "#" + output.words(OperatorWord.RECORDS),
            "#" + output.words(OperatorWord.LOADED),
            "#" + output.words(OperatorWord.ALREADY_KNOWN),
            "#" + output.words(OperatorWord.WAITING),
            "#" + output.words(OperatorWord.REJECTED)),
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
