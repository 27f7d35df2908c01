package org.estuaire.jobs.cli.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.estuaire.exchange.Language;
import org.estuaire.identity.registry.ReviewKind;
import org.estuaire.identity.review.ReviewList;
import org.estuaire.identity.review.ReviewList.Line;
import org.estuaire.identity.review.ReviewList.State;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.report.ReviewWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "What waits for the identity cell, the oldest first.")
final class ReviewListCommand extends LedgerCommand {

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "one kind only: ${COMPLETION-CANDIDATES}")
  private ReviewKind kind;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      defaultValue = "",
      description = "of one identification domain only")
  private String domain;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "OPEN",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private State state;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    ReviewList.Wanted wanted =
        new ReviewList.Wanted(kind == null ? "" : kind.name(), domain, state);
    List<Line> lines = ReviewList.read(connection, wanted, LocalDate.now(options.zone()));
    if (options.json()) {
      output.json(lines);
      return ExitCode.OK;
    }
    if (lines.isEmpty()) {
      output.say(IdentityWord.NOTHING_WAITS);
      return ExitCode.OK;
    }
    Language language = output.language();
    output.table(
        List.of(
            "#" + IdentityWord.NUMBER.words(language),
            IdentityWord.KIND.words(language),
            IdentityWord.DOMAIN.words(language),
            IdentityWord.SINCE.words(language),
            "#" + IdentityWord.IDENTITIES.words(language),
            "#" + IdentityWord.WAITING.words(language),
            IdentityWord.STATE.words(language)),
        lines.stream().map(line -> row(output, line)).toList());
    return ExitCode.OK;
  }

  private static List<String> row(Output output, Line line) {
    return List.of(
        Long.toString(line.id()),
        ReviewWords.kind(line.kind(), output.language()),
        line.domain(),
        output.when(line.created()),
        Integer.toString(line.identities()),
        Integer.toString(line.heldRecords()),
        state(output.language(), line));
  }

  static String state(Language language, Line line) {
    String words =
        switch (line.state()) {
          case "ACCEPTED" -> IdentityWord.ACCEPTED.words(language);
          case "DISMISSED" -> IdentityWord.REFUSED.words(language);
          case "POSTPONED" -> IdentityWord.POSTPONED_TO.words(language, line.postponedUntil());
          default -> IdentityWord.TO_DECIDE.words(language);
        };
    return line.decidedBy() == null
        ? words
        : String.format(Locale.ROOT, "%s (%s)", words, line.decidedBy());
  }
}
