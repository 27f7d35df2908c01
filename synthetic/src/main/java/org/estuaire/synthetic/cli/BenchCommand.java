package org.estuaire.synthetic.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.estuaire.bench.BenchCase;
import org.estuaire.bench.LoadBench;
import org.estuaire.bench.LoadBench.Round;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.Misuse;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    subcommands = {
      BenchDistributionCommand.class,
      BenchReconcileCommand.class,
      BenchRegistersCommand.class
    },
    description =
        "Measures a lane end to end on generated deliveries, beside a raw COPY of the same rows, and"
            + " of every row that the load wrote in all tables."
            + " Uses a repository of its own that is removed afterwards.")
final class BenchCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "lab|social|identity|billing",
      arity = "0..1",
      description = "which lane")
  private LaneName lane;

  @Option(
      names = "--format",
      paramLabel = "CODE|all",
      description = "format of the deliveries, or all of the lane (default: the lane's first one)")
  private Optional<String> format = Optional.empty();

  @Spec private CommandSpec command;

  @Option(
      names = "--size",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "20000",
      description = "records of the delivery (default: ${DEFAULT-VALUE})")
  private int size;

  @Option(
      names = "--rounds",
      converter = PositiveNumber.class,
      paramLabel = "N",
      defaultValue = "3",
      description = "measured rounds, beside a cold one before (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    if (lane == null) {
      throw new Misuse(
          command,
          "Il manque : lab, social, identity, billing, distribution, reconcile ou registers",
          "Missing: lab, social, identity, billing, distribution, reconcile or registers");
    }
    List<BenchCase> cases = cases();
    Output output = Output.standard(options);
    try (BenchFolder own = BenchFolder.in(options.folders());
        Installation installation =
            Installation.open(
                own.folders(),
                // Loading is measured, not what practices are sent of it.
                Opening.configuration(options).sendingNothing(),
                BenchFolder.environment(),
                CrashPoint.Watch.NONE)) {
      print(output, measure(cases, installation, own.folder()));
    }
    return ExitCode.OK;
  }

  /** Formats take turns, so that none is measured on a colder program or a slower hour. */
  private List<Round> measure(List<BenchCase> cases, Installation installation, Path work)
      throws Exception {
    List<Round> all = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      for (BenchCase measured : cases) {
        all.add(new LoadBench(installation, measured, work).round(round, size));
      }
    }
    all.sort(Comparator.comparingInt(one -> names(cases).indexOf(one.name())));
    return all;
  }

  private static List<String> names(List<BenchCase> cases) {
    return cases.stream().map(BenchCase::name).toList();
  }

  private List<BenchCase> cases() {
    return format.filter(ALL::equals).isPresent()
        ? BenchCase.of(lane)
        : List.of(BenchCase.find(lane, format).orElseThrow(this::unknownFormat));
  }

  private Misuse unknownFormat() {
    List<String> known = BenchCase.of(lane).stream().map(BenchCase::name).toList();
    return new Misuse(
        command,
        "--format : " + lane.code() + " se mesure avec " + known,
        "--format: " + lane.code() + " is measured with " + known);
  }

  private void print(Output output, List<Round> measured) {
    if (options.json()) {
      output.json(measured);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    measured.forEach(round -> rows.add(row(round)));
    output.table(
        List.of(
            "",
            "",
            "#files",
            "#records",
            "#MB",
            "#s",
            "#night s",
            "#records/s",
            "#MB/s",
            "#rows/s",
            "#COPY rows/s",
            "#ratio",
            "#peak heap MB",
            "#live heap MB",
            "#CPU µs/record",
            "#database CPU µs/record",
            "#COPY CPU µs/record",
            "#tables",
            "#all rows",
            "#all ratio",
            "#all binary ratio",
            "#all binary database CPU µs/record"),
        rows);
    List<Round> medians = medians(measured);
    medians.forEach(median -> output.line(told(median, medians.get(0))));
  }

  /** The warm round of each case that has the median ratio. */
  private static List<Round> medians(List<Round> measured) {
    List<Round> medians = new ArrayList<>();
    for (String name : measured.stream().map(Round::name).distinct().toList()) {
      List<Round> warm =
          measured.stream()
              .filter(round -> round.name().equals(name) && !round.cold())
              .sorted(Comparator.comparingDouble(Round::ratio))
              .toList();
      medians.add(warm.get((warm.size() - 1) / 2));
    }
    return medians;
  }

  private static String told(Round median, Round first) {
    return String.format(
        Locale.ROOT,
        "median of %s: %.0f records/s, %.1f MB/s, %.0f rows/s, %.2f of a raw COPY of the same rows,"
            + " %.2f of one of every row that was written (%.2f in binary form), %.2f of %s;"
            + " heap limit %d MB",
        median.name(),
        median.recordsPerSecond(),
        median.megabytesPerSecond(),
        median.rowsPerSecond(),
        median.ratio(),
        median.fairRatio(),
        median.fairBinaryRatio(),
        median.recordsPerSecond() / first.recordsPerSecond(),
        first.name(),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static List<String> row(Round round) {
    Stream<String> figures =
        Stream.of(
                (double) round.files(),
                (double) round.records(),
                round.bytes() / 1e6,
                round.end().toMillis() / 1000.0,
                round.night().toMillis() / 1000.0,
                round.recordsPerSecond(),
                round.megabytesPerSecond(),
                round.rowsPerSecond(),
                round.copyRowsPerSecond(),
                round.ratio(),
                (double) round.peakHeap(),
                (double) round.liveHeap(),
                round.micros(round.programCpu()),
                round.micros(round.databaseCpu()),
                round.micros(round.copyCpu()),
                (double) round.everyRow().tables(),
                (double) round.everyRow().rows(),
                round.fairRatio(),
                round.fairBinaryRatio(),
                round.micros(round.everyRow().databaseCpu()))
            .map(figure -> String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%.0f", figure));
    return Stream.concat(Stream.of(round.name(), round.cold() ? "cold" : ""), figures).toList();
  }
}
