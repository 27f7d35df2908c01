package org.estuaire.jobs.cli.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.identity.registry.Decision;
import org.estuaire.identity.review.ReviewDecisions;
import org.estuaire.identity.review.ReviewRefused;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A decision on an item; the records that waited for it are filed in the same breath. */
abstract class ReviewDecisionCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "ID", description = "number of the item")
  long id;

  abstract String reason();

  abstract void decide(ReviewDecisions decisions, Connection tx, Decision decision)
      throws SQLException;

  /** Whether the decision can be taken on that day. */
  boolean acceptable(LocalDate today) {
    return true;
  }

  @Command(
      name = "accept",
      description = "Yes, one person: links what was proposed, or files what was held.")
  static final class Accept extends ReviewDecisionCommand {

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept")
    private String reason;

    @Option(
        names = "--identity",
        paramLabel = "N",
        description = "which identity, where an item proposes several persons (see show)")
    private Long identity;

    @Override
    String reason() {
      return reason;
    }

    @Override
    void decide(ReviewDecisions decisions, Connection tx, Decision decision) throws SQLException {
      OptionalLong chosen = identity == null ? OptionalLong.empty() : OptionalLong.of(identity);
      decisions.accept(tx, id, chosen, decision);
    }
  }

  @Command(
      name = "refuse",
      description =
          "No, different persons: parts what was proposed, or files what was held under an identity"
              + " of its own.")
  static final class Refuse extends ReviewDecisionCommand {

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept")
    private String reason;

    @Override
    String reason() {
      return reason;
    }

    @Override
    void decide(ReviewDecisions decisions, Connection tx, Decision decision) throws SQLException {
      decisions.refuse(tx, id, decision);
    }
  }

  @Command(name = "postpone", description = "Not now: off the list until a day.")
  static final class Postpone extends ReviewDecisionCommand {

    @Option(
        names = "--until",
        required = true,
        paramLabel = "DATE",
        description = "day on which it comes back, YYYY-MM-DD")
    private LocalDate until;

    @Option(
        names = "--reason",
        defaultValue = "postponed",
        paramLabel = "TEXT",
        description = "why; kept")
    private String reason;

    @Override
    String reason() {
      return reason;
    }

    @Override
    boolean acceptable(LocalDate today) {
      return until.isAfter(today);
    }

    @Override
    void decide(ReviewDecisions decisions, Connection tx, Decision decision) throws SQLException {
      decisions.postpone(tx, id, until, decision);
    }
  }

  @Override
  public final Integer call() throws Exception {
    Output output = Output.standard(options);
    try (Installation installation = Opening.open(options)) {
      ReviewDesk desk = new ReviewDesk(installation);
      if (reason().isBlank() || !acceptable(desk.today())) {
        output.say(IdentityWord.REASON_EXPECTED);
        return ExitCode.USAGE;
      }
      Decision decision = new Decision(System.getProperty("user.name"), reason());
      tell(output, desk.decide((decisions, tx) -> decide(decisions, tx, decision)));
      return ExitCode.OK;
    } catch (ReviewRefused refused) {
      return refuse(output, refused.rule());
    }
  }

  private void tell(Output output, Optional<Map<RecordOutcome, Integer>> filed) {
    if (filed.isPresent()) {
      tellFiled(output, filed.get());
    } else if (options.json()) {
      output.json(Map.of("item", id, "filed-by", "next night"));
    } else {
      output.say(IdentityWord.DECISION_FILED_LATER);
    }
  }

  private void tellFiled(Output output, Map<RecordOutcome, Integer> filed) {
    int loaded = filed.getOrDefault(RecordOutcome.LOADED, 0);
    int known = filed.getOrDefault(RecordOutcome.ALREADY_KNOWN, 0);
    int rejected = filed.getOrDefault(RecordOutcome.REJECTED, 0);
    int held = filed.getOrDefault(RecordOutcome.HELD, 0);
    if (options.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("item", id);
      json.put("loaded", loaded);
      json.put("known", known);
      json.put("rejected", rejected);
      json.put("held", held);
      output.json(json);
      return;
    }
    output.say(IdentityWord.DECISION_NOTED);
    if (!filed.isEmpty()) {
      output.say(IdentityWord.HELD_RECORDS, loaded, known, rejected, held);
    }
  }

  private static Integer refuse(Output output, ReviewRefused.Rule rule) {
    switch (rule) {
      case NOT_OPEN -> output.say(IdentityWord.NO_OPEN_ITEM);
      case CHOICE_NEEDED -> output.say(IdentityWord.CHOICE_NEEDED);
      case NOT_PROPOSED -> output.say(IdentityWord.NOT_PROPOSED);
      case CONTRADICTORY -> output.say(IdentityWord.CONTRADICTORY);
      case MERGED_BY_DOMAIN -> output.say(IdentityWord.MERGED_BY_DOMAIN);
      default -> throw new IllegalArgumentException(rule.name());
    }
    return rule == ReviewRefused.Rule.NOT_OPEN ? ExitCode.NOT_FOUND : ExitCode.REFUSED;
  }
}
