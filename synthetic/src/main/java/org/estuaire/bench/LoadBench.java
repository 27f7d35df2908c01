package org.estuaire.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.view.Balance;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightRunner;

/**
 * Measures a lane end to end, from a file to committed rows, by the same nightly job as in
 * production; and in the same run a raw COPY of the rows that it made.
 */
public final class LoadBench {

  private final Installation installation;
  private final BenchCase measured;
  private final Path folder;

  public LoadBench(Installation installation, BenchCase measured, Path folder) {
    this.installation = installation;
    this.measured = measured;
    this.folder = folder;
  }

  /**
   * A raw COPY of every row that the load wrote, in all tables with their indexes and partitions:
   * the limit of a load that would have nothing to find out.
   *
   * @param tables how many have rows
   * @param text in text form, {@code binary} in binary form
   * @param databaseCpu processor time of the database's server for the binary one
   */
  public record EveryRow(
      int tables, long rows, Duration text, Duration binary, Duration databaseCpu) {}

  /**
   * One round.
   *
   * @param name of the case
   * @param files deliveries that the records came in
   * @param cold the first one: the program is still being compiled while it runs
   * @param end from the first byte taken in to the last row committed
   * @param night the whole job: its start, the above, receipts and report
   * @param rows rows in the lane's largest table
   * @param copy raw COPY of these rows
   * @param peakHeap MB
   * @param liveHeap MB, after a collection at the end
   * @param programCpu processor time of this program until the last row was committed
   * @param databaseCpu processor time of the database's server meanwhile
   * @param copyCpu processor time of both for the raw COPY
   * @param everyRow what the load wrote in all tables: registry, ledger and lane
   */
  public record Round(
      String name,
      boolean cold,
      int files,
      int records,
      long bytes,
      Duration end,
      Duration night,
      long rows,
      Duration copy,
      long peakHeap,
      long liveHeap,
      Duration programCpu,
      Duration databaseCpu,
      Duration copyCpu,
      EveryRow everyRow) {

    public double recordsPerSecond() {
      return records / seconds(end);
    }

    public double rowsPerSecond() {
      return rows / seconds(end);
    }

    public double copyRowsPerSecond() {
      return rows / seconds(copy);
    }

    /** Share of the speed of a raw COPY. */
    public double ratio() {
      return seconds(copy) / seconds(end);
    }

    /** Share of the speed of a raw COPY, in text form, of every row that the load wrote. */
    public double fairRatio() {
      return seconds(everyRow.text()) / seconds(end);
    }

    /** The same of one in binary form. */
    public double fairBinaryRatio() {
      return seconds(everyRow.binary()) / seconds(end);
    }

    /** Microseconds of a processor per record. */
    public double micros(Duration cpu) {
      return cpu.toNanos() / 1e3 / records;
    }

    public double megabytesPerSecond() {
      return bytes / 1e6 / seconds(end);
    }

    private static double seconds(Duration duration) {
      return duration.toNanos() / 1e9;
    }
  }

  /**
   * Measures a round on empty tables.
   *
   * @param number counted from 0, which is the cold one; each has other records
   */
  public Round round(int number, int size) throws Exception {
    EmptyTables.in(installation.database());
    return round(number == 0, deliver(1000L + number, size), size);
  }

  private Round round(boolean cold, List<Path> files, int size) throws Exception {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    FilledTables tables = FilledTables.from(installation.database());
    Took took;
    long peak;
    try (Heap heap = Heap.watched()) {
      took = load(files);
      peak = heap.peak();
    }
    long live = Heap.live();
    EveryRow everyRow = copyOf(tables.filled());
    CpuTime before = CpuTime.now(installation.database());
    RawCopy.Took copy =
        new RawCopy(installation.database(), List.of(measured.table()))
            .measure(folder.resolve("rows.copy"));
    CpuTime copyCpu = CpuTime.now(installation.database()).since(before);
    return new Round(
        measured.name(),
        cold,
        files.size(),
        size,
        bytes,
        took.end(),
        took.night(),
        copy.rows(),
        copy.time(),
        peak,
        live,
        took.cpu().program(),
        took.cpu().database(),
        copyCpu.both(),
        everyRow);
  }

  private EveryRow copyOf(List<String> tables) throws SQLException, IOException {
    Path spool = folder.resolve("every-row.copy");
    RawCopy.Took text =
        new RawCopy(installation.database(), tables, RawCopy.Form.TEXT).measure(spool);
    RawCopy.Took binary =
        new RawCopy(installation.database(), tables, RawCopy.Form.BINARY).measure(spool);
    return new EveryRow(
        tables.size(), binary.rows(), text.time(), binary.time(), binary.databaseCpu());
  }

  private List<Path> deliver(long seed, int size) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<InputStream> contents =
        measured.deliveries().files(installation.configuration(), seed, size)) {
      for (InputStream content : (Iterable<InputStream>) contents::iterator) {
        Path file = folder.resolve("delivery-" + seed + "-" + files.size());
        try (content) {
          Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        files.add(file);
      }
    }
    return files;
  }

  private record Took(Duration end, CpuTime cpu, Duration night) {}

  private Took load(List<Path> files) throws Exception {
    Partner partner = installation.configuration().partner(measured.partner()).orElseThrow();
    Stopwatch steps = new Stopwatch(installation.database());
    long start = System.nanoTime();
    Night.Result result =
        new NightRunner(installation)
            .run(
                () -> installation.intake().takeAll(partner, files, Channel.COMMAND).size(), steps);
    Duration night = Duration.ofNanos(System.nanoTime() - start);
    for (Path file : files) {
      Files.delete(file);
    }
    check(result);
    return new Took(steps.untilCommitted(), steps.cpuUntilCommitted(), night);
  }

  /** A figure of a load that lost or refused something would be worth nothing. */
  private void check(Night.Result result) throws SQLException {
    try (Connection connection = installation.database().getConnection()) {
      Balance balance = Status.balance(connection);
      if (!result.completed() || !balance.closes() || balance.rejected() + balance.held() > 0) {
        throw new IllegalStateException(
            "the load that was measured did not load everything: " + balance);
      }
    }
  }
}
