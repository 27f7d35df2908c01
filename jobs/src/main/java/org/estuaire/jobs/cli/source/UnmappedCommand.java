package org.estuaire.jobs.cli.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estuaire.bytes.SpreadsheetCell;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.jobs.cli.CliWord;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.steps.ProposedFrom;
import org.estuaire.lab.codes.CodeList;
import org.estuaire.lab.codes.CodesToAsk;
import org.estuaire.lab.store.UnmappedCodes;
import org.estuaire.lab.store.UnmappedCodes.Unmapped;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.terminology.LoincSuggestions;
import org.estuaire.terminology.LoincSuggestions.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "unmapped",
    description =
        "Codes of laboratories without a LOINC code, most frequent first, with what they may be.")
final class UnmappedCommand extends LedgerCommand {

  private static final int SUGGESTIONS = 3;

  @Option(names = "--partner", paramLabel = "P", defaultValue = "", description = "one laboratory")
  private String partner;

  @Option(
      names = "--most",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "100",
      description = "most lines")
  private int most;

  @Option(
      names = "--csv",
      description =
          "print lines for the laboratory's table (code;loinc;label) with the best suggestion, to"
              + " be checked by a biologist")
  private boolean csv;

  @Option(
      names = "--send",
      description =
          "put each laboratory's list into its home (accuses/), to be filled in and dropped in its"
              + " depot")
  private boolean send;

  /** A code with what it may be. */
  private record Line(Unmapped unmapped, List<Suggestion> suggestions) {}

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    Configuration configuration = Opening.configuration(options);
    LoincSuggestions suggestions = ProposedFrom.allTables(connection, configuration.partners());
    if (send) {
      return send(connection, configuration, new CodeList(suggestions), output);
    }
    List<Line> lines = new ArrayList<>();
    for (Unmapped code : UnmappedCodes.list(connection, partner, most)) {
      lines.add(
          new Line(code, suggestions.suggest(code.code(), code.label(), code.unit(), SUGGESTIONS)));
    }
    int code = found(lines, partner, output);
    if (options.json()) {
      output.json(lines);
    } else if (csv) {
      output.line("code;loinc;label");
      lines.forEach(line -> output.line(row(line)));
    } else if (lines.isEmpty()) {
      output.say(SourceWord.ALL_MAPPED);
    } else {
      print(output, lines);
    }
    return code;
  }

  /** What a biologist has to decide already is not asked of the laboratory again. */
  private Integer send(
      Connection connection, Configuration configuration, CodeList list, Output output)
      throws SQLException {
    if (!partner.isEmpty() && configuration.partner(partner).isEmpty()) {
      output.say(CliWord.UNKNOWN_PARTNER, partner);
      return ExitCode.NOT_FOUND;
    }
    PartnerHomes homes = new PartnerHomes(options.folders().homes(), CrashPoint.Watch.NONE);
    Map<String, Integer> sent = new LinkedHashMap<>();
    for (Partner laboratory : configuration.partners()) {
      if (laboratory.lanes().contains(LaneName.LAB)
          && (partner.isEmpty() || partner.equals(laboratory.code()))) {
        CodesToAsk codes = CodesToAsk.of(connection, laboratory.code(), most);
        if (!codes.isEmpty()) {
          put(homes, laboratory.code(), list.of(codes.codes()));
          sent.put(laboratory.code(), codes.codes().size());
        }
      }
    }
    audit(connection, "terminology codes sent", String.join(", ", sent.keySet()));
    if (options.json()) {
      output.json(sent);
    } else if (sent.isEmpty()) {
      output.say(SourceWord.ALL_MAPPED);
    } else {
      sent.forEach((code, rows) -> output.say(SourceWord.CODES_SENT, code, rows));
    }
    return ExitCode.OK;
  }

  private static void put(PartnerHomes homes, String laboratory, String list) {
    try {
      homes.putNotice(laboratory, CodeList.FILE_NAME, list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(Line line) {
    Unmapped code = line.unmapped();
    String loinc = line.suggestions().isEmpty() ? "" : line.suggestions().get(0).loinc();
    return cell(code.code()) + ";" + loinc + ";" + cell(code.label());
  }

  /** A label of a sender must stay one cell, and no formula in a spreadsheet. */
  private static String cell(String text) {
    String harmless = SpreadsheetCell.harmless(text);
    return harmless.equals(text) && text.matches("[^;\"]*")
        ? text
        : '"' + harmless.replace("\"", "\"\"") + '"';
  }

  private static void print(Output output, List<Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      Unmapped code = line.unmapped();
      rows.add(
          List.of(
              Long.toString(code.results()),
              code.partner(),
              code.code(),
              code.label(),
              code.unit(),
              String.join(", ", line.suggestions().stream().map(UnmappedCommand::words).toList())));
    }
    output.table(
        List.of(
            "#" + output.words(SourceWord.RESULTS),
            output.words(SourceWord.LABORATORY),
            "Code",
            output.words(SourceWord.LABEL),
            output.words(SourceWord.UNIT),
            output.words(SourceWord.MAYBE)),
        rows);
    output.say(SourceWord.WHO_DECIDES_MAPPINGS);
  }

  static String words(Suggestion suggestion) {
    return String.format(
        Locale.ROOT, "%s %s (%.2f)", suggestion.loinc(), suggestion.label(), suggestion.score());
  }
}
