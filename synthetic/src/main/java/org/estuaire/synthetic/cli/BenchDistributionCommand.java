package org.estuaire.synthetic.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.estuaire.bench.DistributionBench;
import org.estuaire.bench.DistributionBench.Round;
import org.estuaire.bench.OneFormat;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Misuse;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.installation.InstalledRecordTypes;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "distribution",
    description =
        "Measures what practices are sent of a night of generated messages, beside writing the same files and a raw COPY"
            + " of the same rows. Uses a repository of its own that is removed afterwards.")
final class BenchDistributionCommand implements Callable<Integer> {

  private static final String MIX = "mix";
  private static final String ALL = "all";

  @Mixin private CommonOptions options;

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "CODE",
      defaultValue = MIX,
      description =
          "what every practice is sent; mix for what each wants, all for each format and then the mix"
              + " (default: ${DEFAULT-VALUE})")
  private String format;

  @Option(
      names = "--size",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "20000",
      description = "messages, each sent to one practice or two (default: ${DEFAULT-VALUE})")
  private int size;

  @Option(
      names = "--rounds",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "3",
      description = "measured rounds, beside a cold one before (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "writes a flight recording of the last round's distribution")
  private Optional<Path> profile = Optional.empty();

  @Override
  public Integer call() throws Exception {
    List<String> formats = formats();
    List<Round> measured = new ArrayList<>();
    for (String one : formats) {
      boolean last = one.equals(formats.get(formats.size() - 1));
      measured.addAll(measure(one, last ? profile : Optional.empty()));
    }
    print(Output.standard(options), measured);
    return ExitCode.OK;
  }

  private List<String> formats() {
    Set<String> known = new TreeSet<>(InstalledRecordTypes.reportWriters().keySet());
    if (!format.equals(ALL) && !format.equals(MIX) && !known.contains(format)) {
      String all = String.join(", ", known) + ", " + MIX + ", " + ALL;
      throw new Misuse(
          spec, "--format : se mesure avec " + all, "--format: is measured with " + all);
    }
    return format.equals(ALL)
        ? Stream.concat(known.stream(), Stream.of(MIX)).toList()
        : List.of(format);
  }

  private List<Round> measure(String what, Optional<Path> recording) throws Exception {
    try (BenchFolder own = BenchFolder.in(options.folders());
        Installation installation =
            Installation.open(
                own.folders(),
                configuration(what),
                BenchFolder.environment(),
                CrashPoint.Watch.NONE)) {
      DistributionBench bench = new DistributionBench(installation, what, own.folder(), recording);
      List<Round> measured = new ArrayList<>();
      for (int round = 0; round <= rounds; round++) {
        measured.add(bench.round(round, size, round == rounds));
      }
      return measured;
    }
  }

  private Configuration configuration(String what) {
    Configuration usual = Opening.configuration(options);
    return what.equals(MIX) ? usual : OneFormat.in(usual, what);
  }

  private void print(Output output, List<Round> measured) {
    if (options.json()) {
      output.json(measured);
      return;
    }
    output.table(
        List.of(
            "format",
            "",
            "#sendings",
            "#MB",
            "#results",
            "#s",
            "#sendings/s",
            "#files s",
            "#COPY s",
            "#ratio",
            "#peak heap MB",
            "#CPU µs/sending",
            "#database CPU µs/sending"),
        measured.stream().map(BenchDistributionCommand::row).toList());
    measured.stream().map(Round::format).distinct().forEach(one -> median(output, measured, one));
  }

  private static void median(Output output, List<Round> measured, String format) {
    Round median = median(measured.stream().filter(r -> r.format().equals(format)).toList());
    output.line(
        String.format(
            Locale.ROOT,
            "%s, median: %.0f sendings/s, %.2f of writing the same files and a raw COPY of the same rows; heap limit %d MB",
            format,
            median.sendingsPerSecond(),
            median.ratio(),
            Runtime.getRuntime().maxMemory() >> 20));
  }

  /** The warm round with the median speed. */
  private static Round median(List<Round> measured) {
    List<Round> warm =
        measured.stream()
            .filter(round -> !round.cold())
            .sorted(Comparator.comparingDouble(Round::sendingsPerSecond))
            .toList();
    return warm.get((warm.size() - 1) / 2);
  }

  private static List<String> row(Round round) {
    Stream<String> figures =
        Stream.of(
                (double) round.sendings(),
                round.bytes() / 1e6,
                (double) round.told(),
                round.end().toMillis() / 1000.0,
                round.sendingsPerSecond(),
                round.files().toMillis() / 1000.0,
                round.copy().toMillis() / 1000.0,
                round.ratio(),
                (double) round.peakHeap(),
                round.micros(round.programCpu()),
                round.micros(round.databaseCpu()))
            .map(figure -> String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%.0f", figure));
    return Stream.concat(Stream.of(round.format(), round.cold() ? "cold" : ""), figures).toList();
  }
}
