package org.estuaire.jobs.cli.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Output;
import org.estuaire.social.Retention;
import org.estuaire.social.Retention.Line;
import org.estuaire.social.Retention.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "retention",
    description =
        "How much social data is past the day until which it may be kept under a person's name, by"
            + " council and year. Deletes nothing.")
final class RetentionCommand extends LedgerCommand {

  @Option(names = "--partner", paramLabel = "P", defaultValue = "", description = "one council")
  private String partner;

  @Option(names = "--on", paramLabel = "DATE", description = "as of which day (default: today)")
  private LocalDate on;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    LocalDate day = on == null ? LocalDate.now(options.zone()) : on;
    List<Line> lines = Retention.count(connection, partner, day);
    if (options.json()) {
      output.json(Map.of("on", day, "lines", lines));
    } else {
      print(output, lines, day);
    }
    return found(lines, partner, output);
  }

  private static void print(Output output, List<Line> lines, LocalDate day) {
    output.table(
        List.of(
            output.words(SourceWord.COUNCIL),
            output.words(SourceWord.KEPT_UNTIL),
            "#" + output.words(SourceWord.DOSSIERS),
            "#" + output.words(SourceWord.PLANS),
            "#" + output.words(SourceWord.PAYMENTS),
            "#" + output.words(SourceWord.EARLIER_STATEMENTS)),
        lines.stream().map(line -> row(output, line)).toList());
    long past =
        lines.stream().filter(line -> line.state() == State.PAST).mapToLong(Line::rows).sum();
    output.say(SourceWord.ROWS_PAST, past, day);
  }

  private static List<String> row(Output output, Line line) {
    String until =
        switch (line.state()) {
          case PAST -> Integer.toString(line.year());
          case LATER -> output.words(SourceWord.STILL_KEPT);
          case OPEN -> output.words(SourceWord.OPEN_RIGHT);
        };
    return List.of(
        line.partner(),
        until,
        Long.toString(line.dossiers()),
        Long.toString(line.plans()),
        Long.toString(line.payments()),
        Long.toString(line.earlier()));
  }
}
