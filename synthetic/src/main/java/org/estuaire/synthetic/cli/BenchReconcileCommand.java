package org.estuaire.synthetic.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.estuaire.bench.ReconcileBench;
import org.estuaire.bench.ReconcileBench.Round;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reconcile",
    description =
        "Measures the reconciliation of two generated domains: time, pairs and quality against the truth, and a nightly"
            + " change of 5 000 identities.")
final class BenchReconcileCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Option(
      names = "--size",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "100000",
      description = "identities of either domain (default: ${DEFAULT-VALUE})")
  private int size;

  @Option(
      names = "--rounds",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "3",
      description = "measured rounds (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Override
  public Integer call() {
    Output output = Output.standard(options);
    ReconcileBench.Report report = new ReconcileBench(size).run(rounds);
    if (options.json()) {
      output.json(report);
      return ExitCode.OK;
    }
    List<List<String>> rules = new ArrayList<>();
    report.compared().forEach((rule, pairs) -> rules.add(List.of(rule.name(), "" + pairs)));
    output.table(List.of("rule", "#pairs compared"), rules);
    List<List<String>> rows = new ArrayList<>();
    for (Round round : report.rounds()) {
      rows.add(
          List.of(
              figure(round.wall().toMillis() / 1000.0),
              figure(round.processor().toMillis() / 1000.0),
              "" + round.candidates(),
              figure(round.candidates() * 1000.0 / round.wall().toMillis()),
              figure(round.update().toMillis() / 1000.0),
              "" + round.peakHeap()));
    }
    output.table(
        List.of("#wall s", "#processor s", "#pairs", "#pairs/s", "#update s", "#peak heap MB"),
        rows);
    output.line(report.quality().toString());
    output.line("update as full: " + report.updateAsFull());
    return ExitCode.OK;
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 1000 ? "%.2f" : "%.0f", value);
  }
}
