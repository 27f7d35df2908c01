package org.estuaire.jobs.cli.identity;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.matching.MatchSettings;
import org.estuaire.identity.matching.MatchingFinding;
import org.estuaire.identity.matching.Plan;
import org.estuaire.identity.matching.RuleCount;
import org.estuaire.identity.reconcile.DomainReconciliation;
import org.estuaire.identity.reconcile.DomainReconciliation.Done;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "reconcile",
    description =
        "Looks for the persons whom two identification domains both know. Links what RNIV allows, proposes the rest to the"
            + " identity cell.")
final class ReconcileCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Parameters(
      index = "0",
      paramLabel = "DOMAIN-A",
      description = "an identification domain, or the partner that sends it")
  private String left;

  @Parameters(index = "1", paramLabel = "DOMAIN-B", description = "another one")
  private String right;

  @Option(names = "--dry-run", description = "only count the pairs that would be compared")
  private boolean dryRun;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where to write the cross-reference, a CSV file for each domain")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    String one = domain(options, left);
    String other = domain(options, right);
    if (one.equals(other)) {
      output.say(IdentityWord.TWO_DOMAINS_EXPECTED);
      return ExitCode.USAGE;
    }
    MatchSettings settings = MatchSettings.on(LocalDate.now(options.zone()));
    try (Repository repository = Repository.open(options.folders(), options.environment())) {
      DomainReconciliation reconciliation =
          new DomainReconciliation(repository.dataSource(), settings);
      if (folder != null && !dryRun) {
        audit(repository, one + " and " + other);
      }
      if (dryRun) {
        print(output, reconciliation.plan(one, other));
      } else {
        print(output, reconciliation.run(one, other, Optional.ofNullable(folder)));
      }
      return ExitCode.OK;
    }
  }

  /** Which persons are known where leaves the repository: the trail says so before. */
  private static void audit(Repository repository, String domains) throws SQLException {
    try (Connection connection = repository.dataSource().getConnection()) {
      LedgerCommand.audit(connection, "cross-reference written", domains);
    }
  }

  /** The domain of a partner of that code, else the word itself. */
  static String domain(CommonOptions options, String word) {
    return Opening.configuration(options)
        .partner(word)
        .map(Partner::identityDomain)
        .filter(domain -> !domain.isEmpty())
        .orElse(word);
  }

  private void print(Output output, Plan plan) {
    if (options.json()) {
      output.json(Map.of("rules", plan.counts(), "pairs", plan.pairs()));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (RuleCount count : plan.counts()) {
      rows.add(List.of(count.rule().name(), "" + count.pairs(), "" + count.largestBlock()));
    }
    output.table(List.of("rule", "#pairs", "#largest block"), rows);
    warn(output, plan);
  }

  private void print(Output output, Done done) {
    if (options.json()) {
      output.json(summary(done));
      return;
    }
    warn(output, done.plan());
    long proposals = done.outcome().pairs().size() - done.outcome().automatic();
    output.say(
        IdentityWord.PAIRS_COMPARED,
        done.outcome().candidates(),
        done.outcome().automatic(),
        done.linked(),
        proposals,
        done.proposed());
  }

  private static Map<String, Object> summary(Done done) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("rules", done.plan().counts());
    summary.put("compared", done.outcome().compared());
    summary.put("candidates", done.outcome().candidates());
    summary.put("automatic", done.outcome().automatic());
    summary.put("proposals", done.outcome().pairs().size() - done.outcome().automatic());
    summary.put("newlyLinked", done.linked());
    summary.put("newlyProposed", done.proposed());
    return summary;
  }

  private void warn(Output output, Plan plan) {
    for (RuleCount count : plan.counts()) {
      if (count.explodes()) {
        say(
            output,
            Finding.of(MatchingFinding.RULE_EXPLODES, count.rule().name(), "" + count.pairs()));
      }
      if (count.blocksPassedOver() > 0) {
        say(
            output,
            Finding.of(
                MatchingFinding.KEYS_PASSED_OVER,
                count.rule().name(),
                "" + count.blocksPassedOver()));
      }
    }
  }

  private static void say(Output output, Finding finding) {
    output.line(
        finding.code().code()
            + " "
            + finding.message(output.language())
            + " "
            + finding.remedy(output.language()));
  }
}
