package org.estuaire.jobs.cli.operator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.load.Replay;
import org.estuaire.exchange.view.Deliveries;
import org.estuaire.exchange.view.Quarantine;
import org.estuaire.exchange.view.Trouble;
import org.estuaire.jobs.cli.BrokenSealWords;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.TroubleWords;
import org.estuaire.jobs.installation.Findings;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description =
        "Takes records out of quarantine and through the pipeline again. Counts first and asks.")
final class ReplayCommand implements Callable<Integer> {

  private static final int PAGE = 1000;

  @Mixin private CommonOptions options;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description = "the record with its mistake corrected (see export); one reject only")
  private Path corrected;

  @Option(names = "--yes", description = "do not ask; for scripts")
  private boolean yes;

  /** What to replay. */
  static final class Which {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "numbers of rejects")
    private List<Long> ids;

    @Option(names = "--partner", paramLabel = "CODE", description = "everything of one partner")
    private String partner;

    // Naming it is the choice; neither a partner nor numbers narrow it.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--all", description = "everything in quarantine")
    private boolean all;

    @Option(
        names = "--delivery",
        paramLabel = "N",
        description = "a delivery that was refused as a whole, or that is in trouble")
    private Long delivery;
  }

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    InputFiles.demand(corrected == null ? List.of() : List.of(corrected));
    try (Installation installation = Opening.open(options)) {
      if (which.delivery != null) {
        return reopen(installation, output);
      }
      List<Long> rejects = rejects(installation);
      if (rejects.isEmpty()) {
        output.say(OperatorWord.NOTHING_TO_REPLAY);
        return ExitCode.NOT_FOUND;
      }
      if (!yes && !confirmed(output, rejects.size())) {
        return ExitCode.OK;
      }
      if (corrected != null && !correct(installation, rejects, output)) {
        return ExitCode.USAGE;
      }
      return replay(installation, rejects, output);
    }
  }

  private Integer reopen(Installation installation, Output output) throws Exception {
    boolean reopened = installation.loading().replay().reopen(which.delivery);
    if (!reopened) {
      output.say(OperatorWord.NO_SUCH_DELIVERY);
      return ExitCode.NOT_FOUND;
    }
    installation.audit("replay", "delivery " + which.delivery);
    int code = NightlyCommand.run(installation, () -> 0, options, output);
    return code == ExitCode.OK ? became(installation, output) : code;
  }

  /** The run is everybody's and may end well, though this delivery did not. */
  private Integer became(Installation installation, Output output) throws Exception {
    try (Connection connection = installation.database().getConnection()) {
      String state = Deliveries.state(connection, which.delivery).orElse("");
      List<Trouble> troubles = Trouble.ofDelivery(connection, which.delivery);
      boolean done = state.equals("LOADED") && troubles.isEmpty();
      if (done) {
        output.say(OperatorWord.DELIVERY_GOES_THROUGH, which.delivery);
      } else {
        output.say(OperatorWord.DELIVERY_DOES_NOT, which.delivery, output.words(why(state)));
      }
      TroubleWords.list(output, troubles);
      return done ? ExitCode.OK : ExitCode.REFUSED;
    }
  }

  private static OperatorWord why(String state) {
    return switch (state) {
      case "REFUSED" -> OperatorWord.REFUSED_AGAIN;
      case "LOADED" -> OperatorWord.LATER_STEP_FAILED;
      default -> OperatorWord.STAYS_SET_ASIDE;
    };
  }

  private List<Long> rejects(Installation installation) throws Exception {
    if (which.ids != null) {
      return which.ids;
    }
    List<Long> ids = new ArrayList<>();
    Quarantine quarantine = new Quarantine(Findings.all());
    String partner = which.partner == null ? "" : which.partner;
    try (Connection connection = installation.database().getConnection()) {
      long after = 0;
      List<Quarantine.Reject> page;
      do {
        page = quarantine.open(connection, partner, after, PAGE, options.language());
        page.forEach(reject -> ids.add(reject.id()));
        after = ids.isEmpty() ? 0 : ids.get(ids.size() - 1);
      } while (page.size() == PAGE);
    }
    return ids;
  }

  private boolean correct(Installation installation, List<Long> rejects, Output output)
      throws Exception {
    if (rejects.size() != 1) {
      output.say(OperatorWord.WITH_ONE_REJECT);
      return false;
    }
    installation.loading().replay().correct(rejects.get(0), Files.readAllBytes(corrected));
    installation.audit("correct", "reject " + rejects.get(0));
    return true;
  }

  private static boolean confirmed(Output output, int count) {
    output.say(OperatorWord.ASK_REPLAY, count);
    String answer = System.console() == null ? "" : System.console().readLine();
    return answer != null
        && (answer.strip().equalsIgnoreCase("o") || answer.strip().equalsIgnoreCase("y"));
  }

  private Integer replay(Installation installation, List<Long> rejects, Output output)
      throws Exception {
    Replay replay = installation.loading().replay();
    Map<RecordOutcome, Integer> outcomes = new EnumMap<>(RecordOutcome.class);
    int gone = 0;
    int broken = 0;
    for (long id : rejects) {
      try {
        Optional<RecordOutcome> outcome = replay.replay(id);
        outcome.ifPresent(now -> outcomes.merge(now, 1, Integer::sum));
        gone += outcome.isPresent() ? 0 : 1;
      } catch (SealBroken named) {
        if (!options.json()) {
          BrokenSealWords.refuse(output, id, named);
        }
        broken++;
      }
    }
    installation.receipts().writeDue();
    installation.audit("replay", rejects.size() + " rejects");
    report(output, outcomes, gone, broken);
    return broken > 0
        ? ExitCode.REFUSED
        : gone == rejects.size() ? ExitCode.NOT_FOUND : ExitCode.OK;
  }

  private void report(Output output, Map<RecordOutcome, Integer> outcomes, int gone, int broken) {
    if (options.json()) {
      output.json(
          Map.of(
              "loaded", outcomes.getOrDefault(RecordOutcome.LOADED, 0),
              "known", outcomes.getOrDefault(RecordOutcome.ALREADY_KNOWN, 0),
              "held", outcomes.getOrDefault(RecordOutcome.HELD, 0),
              "rejected", outcomes.getOrDefault(RecordOutcome.REJECTED, 0),
              "notInQuarantine", gone,
              "sealBroken", broken));
      return;
    }
    String replayed =
        output.words(
            OperatorWord.REPLAYED_RECORDS,
            outcomes.getOrDefault(RecordOutcome.LOADED, 0),
            outcomes.getOrDefault(RecordOutcome.ALREADY_KNOWN, 0),
            outcomes.getOrDefault(RecordOutcome.HELD, 0),
            outcomes.getOrDefault(RecordOutcome.REJECTED, 0),
            gone);
    output.line(
        broken > 0 ? replayed + ", " + output.words(OperatorWord.SEALS_BROKEN, broken) : replayed);
  }
}
