package org.estuaire.jobs.cli.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.steps.ProposedFrom;
import org.estuaire.lab.codes.CodeReview;
import org.estuaire.lab.codes.CodeReview.Proposal;
import org.estuaire.terminology.LoincSuggestions.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Everything that was proposed for a code and decided, and what else it may be.")
final class CodeReviewShowCommand extends LedgerCommand {

  private static final int SUGGESTIONS = 5;

  @Option(names = "--partner", paramLabel = "P", required = true, description = "the laboratory")
  private String partner;

  @Parameters(paramLabel = "CODE", description = "a code of the laboratory")
  private String code;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    List<Proposal> all = CodeReview.all(connection, partner, code);
    if (all.isEmpty()) {
      output.say(SourceWord.NEVER_PROPOSED);
      return ExitCode.NOT_FOUND;
    }
    Proposal last = all.get(all.size() - 1);
    List<Suggestion> suggestions =
        ProposedFrom.allTables(connection, Opening.configuration(options).partners())
            .suggest(code, last.label(), last.unit(), SUGGESTIONS);
    if (options.json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("proposals", all);
      answer.put("suggestions", suggestions);
      output.json(answer);
      return ExitCode.OK;
    }
    CodeReviewListCommand.print(output, all);
    output.line("");
    suggestions.forEach(one -> output.line("  " + UnmappedCommand.words(one)));
    return ExitCode.OK;
  }
}
