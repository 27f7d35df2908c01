package org.estuaire.jobs.cli.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.lab.codes.CodeReview;
import org.estuaire.lab.codes.CodeReview.Proposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Proposals that wait for a biologist.")
final class CodeReviewListCommand extends LedgerCommand {

  @Option(names = "--partner", paramLabel = "P", defaultValue = "", description = "one laboratory")
  private String partner;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    List<Proposal> open = CodeReview.open(connection, partner, "");
    if (options.json()) {
      output.json(open);
    } else if (open.isEmpty()) {
      output.say(SourceWord.NO_PROPOSAL);
    } else {
      print(output, open);
    }
    return ExitCode.OK;
  }

  static void print(Output output, List<Proposal> proposals) {
    output.table(
        List.of(
            output.words(SourceWord.LABORATORY),
            "Code",
            output.words(SourceWord.LABEL),
            output.words(SourceWord.UNIT),
            "#" + output.words(SourceWord.RESULTS),
            "LOINC",
            output.words(SourceWord.LOINC_LABEL),
            output.words(SourceWord.IN_USE),
            output.words(SourceWord.DECISION)),
        proposals.stream().map(proposal -> row(output, proposal)).toList());
  }

  private static List<String> row(Output output, Proposal one) {
    return List.of(
        one.partner(),
        one.code(),
        one.label(),
        one.unit(),
        Long.toString(one.results()),
        one.loinc(),
        one.loincLabel(),
        one.inUse(),
        decision(output, one));
  }

  private static String decision(Output output, Proposal one) {
    String state = output.words(word(one.state()));
    return one.decidedBy() == null
        ? state
        : state
            + " ("
            + one.decidedBy()
            + ", "
            + output.when(one.decidedAt())
            + ")"
            + (one.reason().isEmpty() ? "" : " " + one.reason());
  }

  private static SourceWord word(String state) {
    return switch (state) {
      case "APPROVED" -> SourceWord.APPROVED;
      case "REFUSED" -> SourceWord.REFUSED;
      case "REPLACED" -> SourceWord.REPLACED;
      default -> SourceWord.PROPOSED;
    };
  }
}
