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
    status.tables().forEach(table -> output.line(table.words(output.language())));
    if (status.openReviews() > 0) {
      output.say(OperatorWord.TO_REVIEW, status.openReviews());
    }
    TroubleWords.missing(output, status.missing());
    TroubleWords.missing(output, ofShares.missing());
    return ExitCode.OK;
  }

  private static void lastRun(Output output, Status.Run run) {
    if (run == null) {
      output.say(OperatorWord.NO_RUN_YET);
      return;
    }
    String state = run.state().words(output.language());
    String begun = output.when(run.startedAt());
    if (run.endedAt() == null) {
      output.say(OperatorWord.LAST_RUN_BEGUN, run.id(), state, begun);
    } else {
      String ended = output.when(run.endedAt());
      output.say(OperatorWord.LAST_RUN, run.id(), state, begun, ended);
    }
    if (run.state() == RunState.LEFT_BEHIND) {
      output.line("  " + output.words(OperatorWord.NEXT_NIGHT_FINISHES_IT));
    }
  }

  /** Partners whose share of the disk is nearly full, as far as the configuration can be read. */
  private List<String> shares(Connection connection, Language language) throws SQLException {
    Folders folders = options.folders();
    if (!(Checks.reader(folders, options.environment()).read(folders.config())
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
        OperatorWord.DELIVERIES,
        status.deliveries().get("loaded"),
        status.deliveries().get("refused"),
        status.deliveries().get("loading"),
        status.deliveries().get("received"));
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
            output.words(OperatorWord.LANE),
            "#" + output.words(OperatorWord.LOADED),
            "#" + output.words(OperatorWord.ALREADY_KNOWN),
            "#" + output.words(OperatorWord.WAITING),
            "#" + output.words(OperatorWord.REJECTED)),
        rows);
  }

  /** Nothing for a region that sends nothing. */
  static void sendings(Output output, SendingCounts sendings) {
    if (sendings.equals(SendingCounts.NONE)) {
      return;
    }
    output.say(
        OperatorWord.SENDINGS,
        sendings.delivered(),
        sendings.due(),
        sendings.stuck(),
        (sendings.stuck() > 0 ? " (estuaire deliveries --out)" : ""));
    if (sendings.summaries() + sendings.summariesDue() > 0) {
      output.say(OperatorWord.SUMMARIES, sendings.summaries(), sendings.summariesDue());
    }
    if (sendings.refused() > 0) {
      output.say(OperatorWord.SENDINGS_REFUSED, sendings.refused());
    }
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
        results.closes() ? OperatorWord.RESULT_BALANCE : OperatorWord.RESULT_BALANCE_WRONG, sum);
    if (!reasons.isEmpty()) {
      output.line("  " + output.words(OperatorWord.LEFT_OUT_BY_REASON, reasons));
    }
    if (results.uncounted() > 0) {
      output.line("  " + output.words(OperatorWord.UNCOUNTED, results.uncounted()));
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
        (balance.pending() > 0 ? " + " + output.words(OperatorWord.TO_LOAD) : "")
            + (balance.setAside() > 0 ? " + " + output.words(OperatorWord.SET_ASIDE) : "");
    output.say(balance.closes() ? OperatorWord.BALANCE : OperatorWord.BALANCE_WRONG, more, sum);
  }
}
