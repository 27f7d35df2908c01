package org.estuaire.synthetic.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import org.estuaire.bench.RegisterBench;
import org.estuaire.bench.RegisterBench.Round;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "registers",
    description =
        "Measures the import of generated RPPS and FINESS files, into empty tables and over an"
            + " earlier snapshot.")
final class BenchRegistersCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Option(
      names = "--size",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "2000000",
      description = "rows of either file (default: ${DEFAULT-VALUE})")
  private int size;

  @Option(
      names = "--departement",
      paramLabel = "CODE",
      description = "keep the addresses of these only; may be repeated (default: all)")
  private Set<String> departements = Set.of();

  @Override
  public Integer call() throws Exception {
    Output output = Output.standard(options);
    Folders own = options.folders();
    Files.createDirectories(own.data());
    Path work = Files.createTempDirectory(own.data(), "bench-");
    // Without the operator's own database.
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove(Repository.URL);
    try (Repository repository =
        Repository.open(new Folders(own.home(), work, own.config()), environment)) {
      print(output, new RegisterBench(repository.dataSource(), work, departements).run(size));
    } finally {
      PathUtils.deleteDirectory(work);
    }
    return ExitCode.OK;
  }

  private void print(Output output, List<Round> rounds) {
    if (options.json()) {
      output.json(rounds);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Round round : rounds) {
      double seconds = round.took().toMillis() / 1000.0;
      rows.add(
          List.of(
              round.register().name(),
              round.first() ? "first" : "next",
              figure(round.bytes() / 1e6),
              Long.toString(round.rows()),
              figure(seconds),
              figure(round.rows() / seconds),
              Long.toString(round.peakHeap())));
    }
    output.table(List.of("", "", "#MB", "#rows", "#s", "#rows/s", "#peak heap MB"), rows);
    output.line("heap limit " + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 1000 ? "%.1f" : "%.0f", value);
  }
}
