package org.estuaire.jobs.cli.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.landing.PersonalFile;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.social.full.NewNumber;
import org.estuaire.social.full.NumberList;
import org.estuaire.social.full.Rekeying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rekey",
    description =
        "A council's new software numbers everything anew: proposes which number stands for which,"
            + " applies a list, takes one back.",
    subcommands = {RekeyCommand.Propose.class, RekeyCommand.Apply.class, RekeyCommand.Undo.class},
    synopsisSubcommandLabel = "propose|apply|undo")
final class RekeyCommand {

  /** Does something with the numbers of an installation's councils. */
  private abstract static class OnNumbers implements Callable<Integer> {

    @Mixin CommonOptions options;

    @Override
    public final Integer call() throws Exception {
      try (Installation installation = Opening.open(options)) {
        return answer(installation.rekeying(), Output.standard(options));
      }
    }

    abstract int answer(Rekeying rekeying, Output output) throws Exception;
  }

  @Command(
      name = "propose",
      description =
          "Writes a list of old and new numbers: rights that the newest full file does not name, and"
              + " those that it brought, of one person, kind, beginning and GIR. To be looked at.")
  static final class Propose extends OnNumbers {

    @Option(names = "--partner", paramLabel = "P", required = true, description = "one council")
    private String partner;

    @Option(
        names = "--out",
        paramLabel = "FILE",
        required = true,
        description = "file to write, which its owner alone can read")
    private Path out;

    @Override
    int answer(Rekeying rekeying, Output output) throws Exception {
      List<NewNumber> pairs = rekeying.propose(partner);
      PersonalFile.write(out, NumberList.write(pairs));
      if (options.json()) {
        output.json(Map.of("pairs", pairs.size()));
      } else {
        output.say(SourceWord.PAIRS_PROPOSED, pairs.size(), out);
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "apply",
      description =
          "Brings rights and payments under their new numbers; both stay as references. All of the"
              + " list or nothing.")
  static final class Apply extends OnNumbers {

    @Parameters(
        paramLabel = "FILE",
        description = "CSV: ANCIEN_DOSSIER;NOUVEAU_DOSSIER;ANCIEN_DROIT;NOUVEAU_DROIT")
    private Path file;

    @Option(names = "--partner", paramLabel = "P", required = true, description = "one council")
    private String partner;

    @Option(
        names = "--why",
        paramLabel = "TEXT",
        required = true,
        description = "how this is known; kept with the decision, without names")
    private String why;

    @Override
    int answer(Rekeying rekeying, Output output) throws Exception {
      Rekeying.Applied applied =
          rekeying.apply(partner, NumberList.read(file), System.getProperty("user.name"), why);
      if (!applied.why().isEmpty()) {
        applied.why().forEach(finding -> print(finding, output.onErrors()));
        return ExitCode.REFUSED;
      }
      if (options.json()) {
        output.json(Map.of("id", applied.id(), "rights", applied.rights()));
      } else {
        output.say(SourceWord.REKEYED, applied.rights(), applied.id());
      }
      return ExitCode.OK;
    }

    private static void print(Finding finding, Output output) {
      String text = finding.code().code() + " " + finding.message(output.language());
      output.line(
          finding.line() == 0 ? text : output.words(SourceWord.AT_LINE, finding.line(), text));
      output.line("  → " + finding.remedy(output.language()));
    }
  }

  @Command(name = "undo", description = "Takes a list back: everything is under its old number.")
  static final class Undo extends OnNumbers {

    @Parameters(paramLabel = "ID", description = "number that \"apply\" gave")
    private long id;

    @Override
    int answer(Rekeying rekeying, Output output) throws Exception {
      boolean undone = rekeying.undo(id, System.getProperty("user.name"));
      (undone ? output : output.onErrors())
          .say(undone ? SourceWord.REKEYED_BACK : SourceWord.NOT_REKEYED, id);
      return undone ? ExitCode.OK : ExitCode.NOT_FOUND;
    }
  }
}
