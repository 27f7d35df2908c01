package org.estuaire.jobs.cli.operator;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Stock;
import org.estuaire.exchange.view.Balance;
import org.estuaire.exchange.view.FigureParts;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.exchange.view.NotLoaded;
import org.estuaire.exchange.view.ResultBalance;
import org.estuaire.exchange.view.RunState;
import org.estuaire.exchange.view.SendingCounts;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.check.Checks;
import org.estuaire.jobs.cli.BrokenSealWords;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.TroubleWords;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "What arrived, what became of it, and whether the balance closes.")
final class StatusCommand extends LedgerCommand {

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    Status status = Status.read(connection);
    if (options.json()) {
      output.json(status);
      return ExitCode.OK;
    }
    lastRun(output, status.lastRun());
    output.line("");
    if (!status.isMissing("deliveries")) {
      deliveries(output, status);
      output.line("");
    }
    if (!status.isMissing("lanes")) {
      lanes(output, status);
      output.line("");
    }
    if (!status.isMissing(NightFigures.BALANCE)) {
      balance(output, status.balance());
    }
    results(output, status.results());
    sendings(output, status.sendings());
    status
        .waitingPractices()
        .forEach(practice -> output.line("  " + practice.words(output.language())));
    BrokenSealWords.list(output, status.brokenSeals());
    TroubleWords.list(output, status.troubles());
    FigureParts ofShares = new FigureParts();
    ofShares
        .whole("shares", List.<String>of(), () -> shares(connection, output.language()))
        .forEach(output::line);
    if (status.openReviews() > 0) {
      output.say(
          "Identités à vérifier : " + status.openReviews(),
          "Identities to review: " + status.openReviews());
    }
    TroubleWords.missing(output, status.missing());
    TroubleWords.missing(output, ofShares.missing());
    return ExitCode.OK;
  }

  private static void lastRun(Output output, Status.Run run) {
    if (run == null) {
      output.say("Aucune exécution pour l'instant.", "No run yet.");
      return;
    }
    String state = run.state().words(output.language());
    String begun = output.when(run.startedAt());
    if (run.endedAt() == null) {
      output.say(
          "Dernière exécution n° " + run.id() + " : " + state + ", commencée le " + begun,
          "Last run no. " + run.id() + ": " + state + ", begun at " + begun);
    } else {
      String ended = output.when(run.endedAt());
      output.say(
          "Dernière exécution n° " + run.id() + " : " + state + ", du " + begun + " au " + ended,
          "Last run no. " + run.id() + ": " + state + ", from " + begun + " to " + ended);
    }
    if (run.state() == RunState.LEFT_BEHIND) {
      output.say(
          "  → La prochaine nuit la termine (« estuaire nightly »), ou « estuaire serve » en moins"
              + " d'une minute s'il est en service.",
          "  → The next night finishes it (\"estuaire nightly\"), or \"estuaire serve\" within a"
              + " minute where it is running.");
    }
  }

  /** Partners whose share of the disk is nearly full, as far as the configuration can be read. */
  private List<String> shares(Connection connection, Language language) throws SQLException {
    Folders folders = options.folders();
    if (!(Checks.reader(folders, System.getenv()).read(folders.config())
        instanceof ReadConfiguration.Valid valid)) {
      return List.of();
    }
    PartnerHomes homes = new PartnerHomes(folders.homes(), CrashPoint.Watch.NONE);
    Map<String, Stock> landed = NotLoaded.read(connection);
    List<String> warnings = new ArrayList<>();
    for (Partner partner : valid.configuration().partners()) {
      Stock waiting = landed.getOrDefault(partner.code(), Stock.NONE).plus(inDepot(homes, partner));
      Shares.warning(partner, waiting)
          .map(why -> partner.code() + " : " + why.code().code() + " " + why.message(language))
          .ifPresent(warnings::add);
    }
    return warnings;
  }

  /** Nothing where the account of this command may not look. */
  private static Stock inDepot(PartnerHomes homes, Partner partner) {
    try {
      return homes.stock(partner.code());
    } catch (IOException closed) {
      return Stock.NONE;
    }
  }

  private static void deliveries(Output output, Status status) {
    output.say(
        "Livraisons : "
            + status.deliveries().get("loaded")
            + " chargées, "
            + status.deliveries().get("refused")
            + " refusées, "
            + status.deliveries().get("loading")
            + " en cours, "
            + status.deliveries().get("received")
            + " à lire",
        "Deliveries: "
            + status.deliveries().get("loaded")
            + " loaded, "
            + status.deliveries().get("refused")
            + " refused, "
            + status.deliveries().get("loading")
            + " loading, "
            + status.deliveries().get("received")
            + " to read");
  }

  private static void lanes(Output output, Status status) {
    List<List<String>> rows = new ArrayList<>();
    status
        .records()
        .byLane()
        .forEach(
            (lane, counts) ->
                rows.add(
                    List.of(
                        LaneName.words(lane, output.language()),
                        counts.get("loaded").toString(),
                        counts.get("known").toString(),
                        counts.get("held").toString(),
                        counts.get("rejected").toString())));
    output.table(
        List.of(
            output.language().choose("domaine", "lane"),
            "#" + output.language().choose("intégrés", "loaded"),
            "#" + output.language().choose("déjà connus", "known"),
            "#" + output.language().choose("en attente", "held"),
            "#" + output.language().choose("refusés", "rejected")),
        rows);
  }

  /** Nothing for a region that sends nothing. */
  static void sendings(Output output, SendingCounts sendings) {
    if (sendings.equals(SendingCounts.NONE)) {
      return;
    }
    output.say(
        "Envois aux cabinets : "
            + sendings.delivered()
            + " remis, "
            + sendings.due()
            + " en attente, "
            + sendings.stuck()
            + " bloqués"
            + (sendings.stuck() > 0 ? " (estuaire deliveries --out)" : ""),
        "Sendings to practices: "
            + sendings.delivered()
            + " delivered, "
            + sendings.due()
            + " waiting, "
            + sendings.stuck()
            + " stuck"
            + (sendings.stuck() > 0 ? " (estuaire deliveries --out)" : ""));
  }

  /** Nothing where no record with results was ever received. */
  static void results(Output output, ResultBalance results) {
    if (results.read() == 0 && results.uncounted() == 0) {
      return;
    }
    String sum =
        results.read()
            + " = "
            + results.loaded()
            + " + "
            + results.known()
            + " + "
            + results.superseded()
            + " + "
            + results.leftOut()
            + " + "
            + results.waiting();
    String reasons =
        results.leftOutByReason().entrySet().stream()
            .map(reason -> reason.getValue() + " × " + reason.getKey())
            .collect(Collectors.joining(", "));
    output.say(
        "Résultats : lus = intégrés + déjà connus + historique + laissés de côté + en quarantaine : "
            + sum
            + (results.closes() ? "  (juste)" : "  (FAUX)"),
        "Results: read = loaded + known + history + left out + in quarantine: "
            + sum
            + (results.closes() ? "  (closes)" : "  (DOES NOT CLOSE)"));
    if (!reasons.isEmpty()) {
      output.say("  laissés de côté : " + reasons, "  left out: " + reasons);
    }
    if (results.uncounted() > 0) {
      output.say(
          "  enregistrements dont les résultats ne sont pas dénombrés (illisibles, ou d'une version"
              + " antérieure) : "
              + results.uncounted(),
          "  records whose results are not counted (unreadable, or of an earlier version): "
              + results.uncounted());
    }
  }

  static void balance(Output output, Balance balance) {
    String sum =
        balance.received()
            + " = "
            + balance.loaded()
            + " + "
            + balance.rejected()
            + " + "
            + balance.held()
            + " + "
            + balance.known()
            + (balance.pending() > 0 ? " + " + balance.pending() : "")
            + (balance.setAside() > 0 ? " + " + balance.setAside() : "");
    String more =
        (balance.pending() > 0 ? output.language().choose(" + à charger", " + pending") : "")
            + (balance.setAside() > 0
                ? output.language().choose(" + mis de côté", " + set aside")
                : "");
    output.say(
        "Bilan : reçus = intégrés + refusés + en attente + déjà connus"
            + more
            + " : "
            + sum
            + (balance.closes() ? "  (juste)" : "  (FAUX)"),
        "Balance: received = loaded + rejected + held + known"
            + more
            + ": "
            + sum
            + (balance.closes() ? "  (closes)" : "  (DOES NOT CLOSE)"));
  }
}
