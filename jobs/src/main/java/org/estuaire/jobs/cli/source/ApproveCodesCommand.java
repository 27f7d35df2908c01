package org.estuaire.jobs.cli.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.exchange.Partner;
import org.estuaire.jobs.cli.CliWord;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Misuse;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.lab.codes.CodeReview.Proposal;
import org.estuaire.lab.remap.Remap;
import org.estuaire.lab.remap.RemapScope;
import org.estuaire.terminology.LocalCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "approve",
    description =
        "Takes proposals into the table of their laboratory, and reads loaded results without LOINC"
            + " again.")
final class ApproveCodesCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Spec private CommandSpec command;

  @Option(names = "--partner", paramLabel = "P", required = true, description = "the laboratory")
  private String partner;

  @Parameters(paramLabel = "CODE", arity = "0..*", description = "codes of the laboratory")
  private List<String> codes = List.of();

  @Option(names = "--all", description = "everything that waits of the laboratory")
  private boolean all;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "first day on which the table says so (default: today)")
  private LocalDate from;

  @Option(names = "--no-remap", description = "do not read loaded results again")
  private boolean noRemap;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    if (all == !codes.isEmpty()) {
      throw new Misuse(command, "Indiquez des codes, ou --all.", "State some codes, or --all.");
    }
    try (Installation installation = Opening.open(options)) {
      Optional<Partner> laboratory = installation.configuration().partner(partner);
      if (laboratory.isEmpty()) {
        output.say(CliWord.UNKNOWN_PARTNER, partner);
        return ExitCode.NOT_FOUND;
      }
      List<Proposal> approved = approve(installation, laboratory.get(), output);
      Remap.Done done =
          noRemap || approved.isEmpty() ? new Remap.Done(0, 0) : remap(installation, approved);
      answer(output, approved, done);
      return approved.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
    }
  }

  private List<Proposal> approve(Installation installation, Partner laboratory, Output output)
      throws SQLException {
    LocalDate day = from == null ? LocalDate.now(options.zone()) : from;
    LocalCodes configured = laboratory.terminology().map(LocalCodes::read).orElse(LocalCodes.NONE);
    try (Connection tx = installation.database().getConnection()) {
      tx.setAutoCommit(false);
      List<Proposal> approved =
          CodeDecision.of(
              tx,
              partner,
              codes,
              (review, proposal) -> {
                // The table of the configuration goes first: what was approved would never hold.
                Optional<String> other = configured.loinc(proposal.code());
                if (other.isPresent()) {
                  output.say(SourceWord.IN_CONFIGURATION, proposal.code(), other.get());
                  return false;
                }
                return review.approve(proposal, day);
              },
              output);
      tx.commit();
      return approved;
    }
  }

  /** Only results that have no LOINC code yet: a change of meaning is asked for by itself. */
  private Remap.Done remap(Installation installation, List<Proposal> approved) throws Exception {
    Remap remap = installation.remap();
    long results = 0;
    long earlier = 0;
    for (Proposal proposal : approved) {
      Remap.Done done = remap.apply(remap.plan(new RemapScope(partner, proposal.code(), false)));
      results += done.results();
      earlier += done.earlier();
    }
    installation.audit(
        "terminology remap done",
        partner + ": " + results + " results, " + earlier + " earlier versions");
    return new Remap.Done(results, earlier);
  }

  private void answer(Output output, List<Proposal> approved, Remap.Done done) {
    if (options.json()) {
      Map<String, Object> answer = new LinkedHashMap<>();
      List<Map<String, String>> lines = new ArrayList<>();
      for (Proposal one : approved) {
        lines.add(Map.of("code", one.code(), "loinc", one.loinc()));
      }
      answer.put("approved", lines);
      answer.put("results", done.results());
      answer.put("earlier", done.earlier());
      output.json(answer);
      return;
    }
    approved.forEach(
        one -> output.say(SourceWord.CODE_APPROVED, one.code(), one.loinc(), one.loincLabel()));
    if (!noRemap && !approved.isEmpty()) {
      output.say(SourceWord.READ_AGAIN, done.results(), done.earlier());
    }
  }
}
