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
              "#" + output.language().choose("rejet", "reject"),
              output.language().choose("état", "state"),
              output.language().choose("partenaire", "partner"),
              output.language().choose("fichier", "file"),
              "#" + output.language().choose("ligne", "line"),
              output.language().choose("n°", "key"),
              output.language().choose("motifs", "reasons")),
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
        output.say("Aucun rejet ne porte ce numéro.", "There is no reject of this number.");
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
          output.say(
              "  Ce compte ne peut pas vérifier que son contenu s'ouvre à sa place.",
              "  This account can't prove that its content opens at its place.");
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
                System.getenv(), options.folders().keys().resolve("landing-key.json"));
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
      output.say("Rejet n° " + what, "Reject no. " + what);
      output.say(
          "  reçu de "
              + reject.partner()
              + ", fichier "
              + reject.file()
              + ", livraison "
              + reject.delivery()
              + ", enregistrement "
              + reject.record()
              + ", ligne "
              + reject.line(),
          "  received from "
              + reject.partner()
              + ", file "
              + reject.file()
              + ", delivery "
              + reject.delivery()
              + ", record "
              + reject.record()
              + ", line "
              + reject.line());
      reject.reasons().forEach(reason -> TraceCommand.reason(output, reason));
      if (reject.replayedAt() != null) {
        output.say(
            "  rejoué le " + output.when(reject.replayedAt()),
            "  replayed " + output.when(reject.replayedAt()));
      } else {
        output.say(
            "  Une fois la cause corrigée : estuaire rejects replay " + reject.id(),
            "  Once the cause is mended: estuaire rejects replay " + reject.id());
      }
    }
  }
}
