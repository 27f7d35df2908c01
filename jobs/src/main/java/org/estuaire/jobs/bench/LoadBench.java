package org.estuaire.jobs.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.view.Balance;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.Installation;
import org.estuaire.jobs.NightRunner;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightProgress;

/**
 * Measures a lane end to end, from a file in the drop to committed rows and a written receipt, by
 * the same nightly job as in production; and in the same run a raw COPY of the rows that it made.
 */
public final class LoadBench {

  private final Installation installation;
  private final BenchCase lane;
  private final Path folder;

  public LoadBench(Installation installation, BenchCase lane, Path folder) {
    this.installation = installation;
    this.lane = lane;
    this.folder = folder;
  }

  /**
   * One round.
   *
   * @param end from the file to committed rows and receipt
   * @param rows rows in the lane's largest table
   * @param copy raw COPY of these rows
   * @param peakHeap MB
   * @param liveHeap MB, after a collection at the end
   * @param programCpu processor time of this program from the file to the receipt
   * @param databaseCpu processor time of the database's server meanwhile
   */
  public record Round(
      int records,
      long bytes,
      Duration end,
      long rows,
      Duration copy,
      long peakHeap,
      long liveHeap,
      Duration programCpu,
      Duration databaseCpu) {

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

    /** Microseconds of processor time per record. */
    public double programMicros() {
      return programCpu.toNanos() / 1e3 / records;
    }

    /** Microseconds of processor time per record. */
    public double databaseMicros() {
      return databaseCpu.toNanos() / 1e3 / records;
    }

    public double megabytesPerSecond() {
      return bytes / 1e6 / seconds(end);
    }

    private static double seconds(Duration duration) {
      return duration.toNanos() / 1e9;
    }
  }

  /** Warms up with a small delivery, then measures. */
  public List<Round> run(int size, int rounds) throws Exception {
    List<Round> measured = new ArrayList<>();
    load(deliver(1, Math.min(size, 2000)));
    for (int round = 0; round < rounds; round++) {
      clear();
      Path file = deliver(1000L + round, size);
      long bytes = Files.size(file);
      Duration end;
      long peak;
      CpuTime before = CpuTime.now(installation.database());
      try (Heap heap = Heap.watched()) {
        end = load(file);
        peak = heap.peak();
      }
      CpuTime cpu = CpuTime.now(installation.database()).since(before);
      long live = Heap.live();
      RawCopy.Took copy =
          new RawCopy(installation.database(), lane.table()).measure(folder.resolve("rows.copy"));
      measured.add(
          new Round(
              size,
              bytes,
              end,
              copy.rows(),
              copy.time(),
              peak,
              live,
              cpu.program(),
              cpu.database()));
    }
    return measured;
  }

  private Path deliver(long seed, int size) throws IOException {
    Path file = folder.resolve("delivery-" + seed);
    try (InputStream content = lane.delivery(seed, size)) {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private Duration load(Path file) throws Exception {
    Partner partner = installation.configuration().partner(lane.partner()).orElseThrow();
    long start = System.nanoTime();
    Night.Result result =
        new NightRunner(installation)
            .run(
                () -> {
                  installation.intake().take(partner, file, Channel.COMMAND);
                  return 1;
                },
                NightProgress.SILENT);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Files.delete(file);
    check(result);
    return took;
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

  /** Every round starts on empty tables, vacuumed and with a checkpoint behind it. */
  private void clear() throws SQLException {
    try (Connection connection = installation.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "TRUNCATE exchange.delivery, exchange.record, lab.report, lab.result, lab.superseded_result,"
              + " social.dossier, billing.invoice, identity.source_identity CASCADE");
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
    }
  }
}
