package org.estuaire.jobs.cli.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.estuaire.exchange.landing.PersonalFile;
import org.estuaire.identity.registry.PersonFinder;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.report.TrendChart;
import org.estuaire.jobs.report.TrendPage;
import org.estuaire.jobs.report.TrendText;
import org.estuaire.lab.trend.ComparableAnalyte;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.lab.trend.TrendReader;
import org.estuaire.terminology.Analytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "trend",
    description =
        "One analyte of one person over time, in one unit across laboratories and formats.")
final class TrendCommand extends LedgerCommand {

  /** Most persons that a line of the trail names. */
  private static final int NAMED = 20;

  @Option(
      names = "--person",
      required = true,
      paramLabel = "KEY",
      description = "number of the person, domain|identifier, identifier, or INS")
  private String key;

  @Option(
      names = "--analyte",
      required = true,
      paramLabel = "ANALYTE",
      description = "LOINC code, or words of the French label")
  private String question;

  @Option(names = "--html", paramLabel = "FILE", description = "also write a page")
  private Path html;

  @Option(names = "--svg", paramLabel = "FILE", description = "also write a drawing")
  private Path svg;

  @Option(
      names = "--laboratory",
      paramLabel = "CODE",
      defaultValue = "",
      description = "for this laboratory: also what it hides from others of its own results")
  private String laboratory;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    List<UUID> persons = new PersonFinder(connection).find(key);
    List<ComparableAnalyte> analytes =
        ComparableAnalyte.matching(Analytes.read(connection), question);
    audit(
        connection,
        "trend read",
        (persons.isEmpty() ? "nobody" : join(persons))
            + " "
            + (analytes.size() == 1 ? analytes.get(0).loinc() : analytes.size() + " analytes"));
    if (persons.size() != 1 || analytes.size() != 1) {
      return ambiguous(output, persons, analytes);
    }
    Trend trend = new TrendReader(connection, laboratory).read(persons.get(0), analytes.get(0));
    write(trend, persons.get(0));
    if (options.json()) {
      output.json(Map.of("person", persons.get(0).toString(), "trend", trend));
    } else {
      print(output, trend);
    }
    return trend.points().isEmpty() && trend.apart().isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
  }

  private static String join(List<UUID> persons) {
    return persons.stream().limit(NAMED).map(UUID::toString).collect(Collectors.joining(", "));
  }

  private Integer ambiguous(Output output, List<UUID> persons, List<ComparableAnalyte> analytes) {
    if (options.json()) {
      output.json(Map.of("persons", persons, "analytes", analytes));
    } else if (persons.isEmpty()) {
      output.say(IdentityWord.UNKNOWN_PERSON);
    } else if (persons.size() > 1) {
      output.say(IdentityWord.SEVERAL_PERSONS);
      persons.forEach(person -> output.line("  " + person));
    } else {
      output.say(analytes.isEmpty() ? IdentityWord.UNKNOWN_ANALYTE : IdentityWord.SEVERAL_ANALYTES);
      analytes.forEach(
          a -> output.line("  " + a.loinc() + "  " + a.label() + " (" + a.unit() + ")"));
    }
    return ExitCode.NOT_FOUND;
  }

  private void write(Trend trend, UUID person) {
    try {
      if (html != null) {
        String page =
            new TrendPage(options.language(), options.zone())
                .html(trend, person.toString(), Instant.now());
        PersonalFile.write(html, page);
      }
      if (svg != null && !trend.points().isEmpty()) {
        PersonalFile.write(svg, TrendChart.svg(trend, options.language(), options.zone()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(Output output, Trend trend) {
    TrendText text = new TrendText(options.language(), options.zone());
    output.line(trend.label() + " (LOINC " + trend.loinc() + ", " + trend.unit() + ")");
    if (trend.points().isEmpty()) {
      output.say(IdentityWord.NOTHING_COMPARABLE);
    } else {
      List<String> head = new ArrayList<>(text.head(trend));
      head.add(4, "");
      List<List<String>> rows = new ArrayList<>();
      for (TrendPoint point : trend.points()) {
        List<String> row = new ArrayList<>(text.row(point));
        row.add(4, text.place(trend, point));
        rows.add(row);
      }
      output.table(head, rows);
    }
    trend
        .apart()
        .forEach(
            a ->
                output.line(
                    output.when(a.at())
                        + "  "
                        + a.laboratory()
                        + "  "
                        + a.order()
                        + "  "
                        + a.sent()
                        + "  "
                        + output.words(IdentityWord.NOT_COMPARABLE)));
  }
}
