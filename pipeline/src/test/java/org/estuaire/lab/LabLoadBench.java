package org.estuaire.lab;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Outcome;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.store.LabLoader;
import org.estuaire.repository.TestDatabase;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Measures the load of fresh results against a plain COPY of the same rows into the same table, and
 * the normalisation alone. Run its main method; it is no test.
 */
final class LabLoadBench {

  private static final int REPORTS = 10_000;
  private static final int RESULTS = 20;
  private static final int CHUNK = 1_000;
  private static final List<String> CODES =
      List.of(
          "2345-7", "2160-0", "3091-6", "2951-2", "2823-3", "2075-0", "1963-8", "17861-6", "1920-8",
          "1742-6", "2324-2", "6690-2", "789-8", "777-3", "718-7", "4544-3", "30428-7", "3016-3",
          "2093-3", "2276-4");
  private static final List<String> UNITS =
      List.of(
          "g/l", "mg/l", "g/l", "mEq/l", "mmol/l", "mmol/l", "mmol/l", "mg/l", "UI/L", "UI/L",
          "UI/L", "G/L", "T/L", "G/L", "g/dl", "%", "fl", "mUI/L", "g/l", "µg/l");
  private static final List<String> VALUES =
      List.of(
          "0.91", "8.3", "0.24", "140", "4.1", "102", "25", "95", "30", "28", "41", "7.2", "4.6",
          "250", "13.5", "41", "89", "2.1", "2.19", "120");

  private LabLoadBench() {}

  public static void main(String[] args) throws Exception {
    List<LabReport> reports = reports();
    for (int round = 1; round <= 3; round++) {
      DataSource database = TestDatabase.create();
      try (Connection tx = database.getConnection()) {
        Meter meter = new Meter(backend(tx));
        List<LabReport> normalised = normalise(reports);
        meter.say("normalise");
        load(tx, normalised, 1);
        double loaded = meter.say("load fresh");
        load(tx, normalised, 2);
        meter.say("load again (all known)");
        load(tx, normalise(reissued(reports)), 3);
        meter.say("load restated, 1 h later");
        double copied = copy(tx, meter);
        System.out.printf("ratio load / plain COPY, CPU of both sides: %.2f%n", loaded / copied);
      }
    }
    System.exit(0);
  }

  private static long backend(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Time on the clock and on the processors, since other work may share the machine. */
  private static final class Meter {
    private final long backend;
    private long clock;
    private Duration client = Duration.ZERO;
    private Duration server = Duration.ZERO;

    private Meter(long backend) {
      this.backend = backend;
      reset();
    }

    private void reset() {
      clock = System.nanoTime();
      client = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
      server = serverCpu();
    }

    private Duration serverCpu() {
      return ProcessHandle.of(backend)
          .flatMap(process -> process.info().totalCpuDuration())
          .orElse(Duration.ZERO);
    }

    private double say(String what) {
      double seconds = (System.nanoTime() - clock) / 1e9;
      long clientNow = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      double clientCpu = (clientNow - client.toNanos()) / 1e9;
      double serverCpu = serverCpu().minus(server).toMillis() / 1e3;
      double cpu = clientCpu + serverCpu;
      System.out.printf(
          "%-24s %6.2f s clock, %5.2f s client CPU, %5.2f s server CPU, %,9.0f results/CPU s%n",
          what, seconds, clientCpu, serverCpu, REPORTS * RESULTS / cpu);
      reset();
      return cpu;
    }
  }

  private static List<LabReport> normalise(List<LabReport> reports) {
    List<LabReport> made = new ArrayList<>(reports.size());
    for (LabReport report : reports) {
      Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(report);
      made.add(((Outcome.Accepted<LabReport>) outcome).record());
    }
    return made;
  }

  private static void load(Connection tx, List<LabReport> reports, long delivery)
      throws SQLException {
    LabLoader loader = new LabLoader();
    tx.setAutoCommit(false);
    for (int start = 0; start < reports.size(); start += CHUNK) {
      List<Filed<LabReport>> chunk = new ArrayList<>(CHUNK);
      for (int i = start; i < Math.min(reports.size(), start + CHUNK); i++) {
        chunk.add(LabSamples.filed(delivery, i + 1, i / 3, reports.get(i)));
      }
      loader.load(tx, chunk);
      tx.commit();
    }
    tx.setAutoCommit(true);
  }

  /** The rows just loaded, written again by a bare COPY into the emptied table. */
  private static double copy(Connection tx, Meter meter) throws Exception {
    Path file = Files.createTempFile("rows", ".copy");
    try (Statement statement = tx.createStatement()) {
      CopyManager copies = tx.unwrap(PGConnection.class).getCopyAPI();
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        copies.copyOut("COPY (SELECT * FROM lab.result ORDER BY report_id) TO STDOUT", out);
      }
      statement.execute("TRUNCATE lab.result");
      meter.reset();
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        copies.copyIn("COPY lab.result FROM STDIN", in, 1 << 16);
      }
      return meter.say("plain COPY");
    } finally {
      Files.delete(file);
    }
  }

  /** The same reports under a new date: every row is touched. */
  private static List<LabReport> reissued(List<LabReport> reports) {
    List<LabReport> later = new ArrayList<>(reports.size());
    for (LabReport report : reports) {
      LabOrder order = report.orders().get(0);
      Instant again = report.issuedAt().plus(Duration.ofHours(1));
      LabOrder same =
          LabSamples.order(order.number(), again, order.results().toArray(new LabResult[0]));
      later.add(LabSamples.report(again, LabSamples.collected(same, order.collectedAt())));
    }
    return later;
  }

  private static List<LabReport> reports() {
    List<LabReport> reports = new ArrayList<>(REPORTS);
    for (int r = 0; r < REPORTS; r++) {
      Instant collected = LabSamples.COLLECTED.plus(Duration.ofMinutes(r * 5L));
      List<LabResult> results = new ArrayList<>(RESULTS);
      for (int i = 0; i < RESULTS; i++) {
        LabResult plain = LabSamples.loinc(CODES.get(i), VALUES.get(i), UNITS.get(i));
        BigDecimal bound = new BigDecimal(VALUES.get(i));
        results.add(
            LabSamples.with(
                plain,
                new ReferenceRange(
                    Optional.of(bound.divide(BigDecimal.valueOf(2))),
                    Optional.of(bound.multiply(BigDecimal.valueOf(2))),
                    "0.5 - 2")));
      }
      LabOrder order =
          LabSamples.order(
              "D" + r, collected.plus(Duration.ofHours(5)), results.toArray(new LabResult[0]));
      reports.add(
          LabSamples.report(
              collected.plus(Duration.ofHours(5)),
              LabSamples.collected(order, Optional.of(collected))));
    }
    return reports;
  }
}
