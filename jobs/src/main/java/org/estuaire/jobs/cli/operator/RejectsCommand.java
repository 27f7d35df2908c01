package org.estuaire.jobs.cli.operator;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.exchange.landing.SealProof;
import org.estuaire.exchange.view.Quarantine;
import org.estuaire.jobs.cli.BrokenSealWords;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.installation.Findings;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rejects",
    description =
        "Records in quarantine: list them, show why, replay them once the cause is mended.",
    subcommands = {
      RejectsCommand.ListRejects.class,
      RejectsCommand.Show.class,
      ReplayCommand.class,
      ExportRejectCommand.class,
      DismissRejectCommand.class
    },
    synopsisSubcommandLabel = "list|show|replay|export|dismiss")
final class RejectsCommand {

  @Command(name = "list", description = "What waits in quarantine, oldest first.")
  static final class ListRejects extends LedgerCommand {

    @Option(
        names = "--partner",
        paramLabel = "CODE",
        defaultValue = "",
        description = "of one partner only")
    private String partner;

    @Option(
        names = "--most",
        converter = PositiveNumber.class,
        paramLabel = "N",
        defaultValue = "200",
        description = "most rows (default: ${DEFAULT-VALUE})")
    private int most;

    @Override
    protected Integer answer(Connection connection, Output output) throws SQLException {
      List<Quarantine.Reject> rejects =
          new Quarantine(Findings.all()).open(connection, partner, 0, most, options.language());
      audit(
          connection,
          "rejects read",
          (partner.isEmpty() ? "quarantine" : "quarantine of " + partner)
              + ", "
              + rejects.size()
              + " records");
      int code = found(rejects, partner, output);
      if (options.json()) {
        output.json(rejects);
        return code;
      }
      output.table(
          List.of(
              "#" + output.words(OperatorWord.REJECT),
              output.words(OperatorWord.STATE),
              output.words(OperatorWord.PARTNER),
              output.words(OperatorWord.FILE),
              "#" + output.words(OperatorWord.LINE),
              output.words(OperatorWord.RECORD_KEY),
              output.words(OperatorWord.REASONS)),
          rejects.stream().map(reject -> row(output, reject)).toList());
      return code;
    }

    private static List<String> row(Output output, Quarantine.Reject reject) {
      return List.of(
          Long.toString(reject.id()),
          reject.stateWords(output.language()),
          reject.partner(),
          reject.file(),
          Long.toString(reject.line()),
          reject.key(),
          String.join(
              " ",
              reject.reasons().stream()
                  .filter(reason -> !reason.severity().equals("WARNING"))
                  .map(
                      reason ->
                          reason.code() + (reason.field().isEmpty() ? "" : ":" + reason.field()))
                  .toList()));
    }
  }

  @Command(
      name = "show",
      description = "One record in quarantine: where it came from and why it is there.")
  static final class Show extends LedgerCommand {

    @Parameters(paramLabel = "ID", description = "number of the reject")
    private long id;

    @Override
    protected Integer answer(Connection connection, Output output) throws SQLException {
      Optional<Quarantine.Reject> found =
          new Quarantine(Findings.all()).find(connection, id, options.language());
      if (found.isEmpty()) {
        output.say(OperatorWord.NO_SUCH_REJECT);
        return ExitCode.NOT_FOUND;
      }
      Quarantine.Reject reject = found.get();
      audit(connection, "reject read", "reject " + id);
      try {
        boolean proved = isSealed(connection);
        if (options.json()) {
          output.json(reject);
          return ExitCode.OK;
        }
        print(output, reject);
        if (!proved) {
          output.line("  " + output.words(OperatorWord.SEAL_NOT_PROVED));
        }
        return ExitCode.OK;
      } catch (SealBroken broken) {
        return BrokenSealWords.refuse(output, id, broken);
      }
    }

    /** Whether the content opens at its place; false where this account can't tell. */
    private boolean isSealed(Connection connection) throws SQLException, SealBroken {
      try {
        Optional<LandingKey> key =
            LandingKey.existing(
                options.environment(), options.folders().keys().resolve("landing-key.json"));
        return key.isPresent() && new SealProof(key.get()).ofReject(connection, id);
      } catch (IOException | SQLException unreadable) {
        return false;
      }
    }

    private static void print(Output output, Quarantine.Reject reject) {
      String what =
          reject.id()
              + " ("
              + reject.stateWords(output.language())
              + ") — "
              + LaneName.words(reject.lane(), output.language())
              + " "
              + reject.key();
      output.say(OperatorWord.REJECT_NUMBER, what);
      output.line(
          "  "
              + output.words(
                  OperatorWord.REJECT_RECEIVED,
                  reject.partner(),
                  reject.file(),
                  reject.delivery(),
                  reject.record(),
                  reject.line()));
      reject.reasons().forEach(reason -> TraceCommand.reason(output, reason));
      if (reject.replayedAt() != null) {
        output.line("  " + output.words(OperatorWord.REPLAYED, output.when(reject.replayedAt())));
      } else {
        output.line("  " + output.words(OperatorWord.ONCE_MENDED, reject.id()));
      }
    }
  }
}
