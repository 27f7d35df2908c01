package org.estuaire.jobs.cli.source;

import java.util.List;
import java.util.concurrent.Callable;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.social.full.ClosureFinding;
import org.estuaire.social.full.Closures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "closures",
    description =
        "Rights that a full file does not name, where they are more than was agreed with the"
            + " council: list them, confirm that they have ended, or decline.",
    subcommands = {
      ClosuresCommand.ListWaiting.class,
      ClosuresCommand.Confirm.class,
      ClosuresCommand.Decline.class
    },
    synopsisSubcommandLabel = "list|confirm|decline")
final class ClosuresCommand {

  /** Does something with the closings of an installation. */
  private abstract static class OnClosures implements Callable<Integer> {

    @Mixin CommonOptions options;

    @Override
    public final Integer call() throws Exception {
      try (Installation installation = Opening.open(options)) {
        return answer(installation.closures(), Output.standard(options));
      }
    }

    abstract int answer(Closures closures, Output output) throws Exception;
  }

  @Command(name = "list", description = "Full files that wait for a decision, the oldest first.")
  static final class ListWaiting extends OnClosures {

    @Override
    int answer(Closures closures, Output output) throws Exception {
      List<Closures.Waiting> waiting = closures.waiting();
      if (options.json()) {
        output.json(waiting);
        return ExitCode.OK;
      }
      output.table(
          List.of(
              "#" + output.words(SourceWord.DELIVERY),
              output.words(SourceWord.COUNCIL),
              output.words(SourceWord.EXTRACTION),
              "#" + output.words(SourceWord.NOT_NAMED),
              "#" + output.words(SourceWord.OPEN_RIGHTS),
              output.words(SourceWord.REASON)),
          waiting.stream().map(ListWaiting::row).toList());
      return ExitCode.OK;
    }

    private static List<String> row(Closures.Waiting one) {
      return List.of(
          Long.toString(one.delivery()),
          one.partner(),
          one.extractedOn().toString(),
          Integer.toString(one.missing()),
          Integer.toString(one.open()),
          (one.renumbered() ? ClosureFinding.RENUMBERED : ClosureFinding.CLOSURES_WAIT).code());
    }
  }

  /** Says what is to become of one of them. */
  private abstract static class Decide extends OnClosures {

    @Parameters(paramLabel = "DELIVERY", description = "number of the delivery, as listed")
    long delivery;

    @Option(
        names = "--why",
        paramLabel = "TEXT",
        required = true,
        description = "how this is known; kept with the decision, without names")
    String why;

    @Override
    int answer(Closures closures, Output output) throws Exception {
      Closures.Answer answer = decide(closures, System.getProperty("user.name"));
      if (answer == Closures.Answer.NOT_WAITING) {
        output.onErrors().say(SourceWord.NO_DECISION_DUE, delivery);
        return ExitCode.NOT_FOUND;
      }
      output.say(SourceWord.DECIDED, delivery);
      return ExitCode.OK;
    }

    abstract Closures.Answer decide(Closures closures, String who) throws Exception;
  }

  @Command(
      name = "confirm",
      description =
          "The rights that this full file does not name have ended: closes them at its day. Its"
              + " sender is told by the next receipt.")
  static final class Confirm extends Decide {
    @Override
    Closures.Answer decide(Closures closures, String who) throws Exception {
      return closures.confirm(delivery, who, why);
    }
  }

  @Command(
      name = "decline",
      description = "Nothing is closed because of this full file; the next one is compared anew.")
  static final class Decline extends Decide {
    @Override
    Closures.Answer decide(Closures closures, String who) throws Exception {
      return closures.decline(delivery, who, why);
    }
  }
}
