package org.estuaire.jobs.cli.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.social.ApaScale;
import org.estuaire.social.Recheck;
import org.estuaire.social.Recheck.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "recheck",
    description =
        "Which loaded plans contradict the present figures of the law and were not told so, and"
            + " which were and do no longer. Changes nothing.")
final class RecheckCommand extends LedgerCommand {

  @Option(names = "--partner", paramLabel = "P", defaultValue = "", description = "one council")
  private String partner;

  /** How much was said. */
  private static final class Count {
    private long changes;
  }

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    ApaScale scale = ApaScale.read(Opening.configuration(options).folder());
    audit(connection, "rights rechecked", partner);
    Recheck recheck = new Recheck(scale);
    if (options.json()) {
      Output.JsonList list = output.jsonList();
      recheck.run(connection, partner, list::add);
      list.end();
      return ExitCode.OK;
    }
    Count count = new Count();
    Consumer<Change> line =
        change -> {
          count.changes++;
          output.line(words(change, output));
        };
    long plans = recheck.run(connection, partner, line);
    output.say(SourceWord.RECHECKED, plans, count.changes);
    return ExitCode.OK;
  }

  private static String words(Change change, Output output) {
    String plan =
        String.join(" ", change.partner(), change.dossier(), change.right(), "" + change.version());
    return plan
        + "  "
        + change.code()
        + "  "
        + (change.bound().isEmpty()
            ? output.words(SourceWord.NO_LONGER)
            : output.words(SourceWord.NOW_ABOVE, change.bound()));
  }
}
