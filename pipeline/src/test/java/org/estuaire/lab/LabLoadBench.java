package org.estuaire.lab;

import java.math.BigDecimal;
import java.sql.Connection;
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
import org.estuaire.repository.TestDatabase;

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
      long started = System.nanoTime();
      List<LabReport> normalised = normalise(reports);
      say("normalise", started);
      DataSource database = TestDatabase.create();
      started = System.nanoTime();
      load(database, normalised, 1);
      double loaded = say("load fresh", started);
      started = System.nanoTime();
      load(database, normalised, 2);
      say("load again (all known)", started);
      double copied = copy(database);
      System.out.printf("ratio load / plain COPY: %.2f%n", loaded / copied);
    }
    System.exit(0);
  }

  private static List<LabReport> normalise(List<LabReport> reports) {
    List<LabReport> made = new ArrayList<>(reports.size());
    for (LabReport report : reports) {
      Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(report);
      made.add(((Outcome.Accepted<LabReport>) outcome).record());
    }
    return made;
  }

  private static void load(DataSource database, List<LabReport> reports, long delivery)
      throws SQLException {
    LabLoader loader = new LabLoader();
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      for (int start = 0; start < reports.size(); start += CHUNK) {
        List<Filed<LabReport>> chunk = new ArrayList<>(CHUNK);
        for (int i = start; i < Math.min(reports.size(), start + CHUNK); i++) {
          chunk.add(LabSamples.filed(delivery, i + 1, i / 3, reports.get(i)));
        }
        loader.load(tx, chunk);
        tx.commit();
      }
    }
  }

  /** The rows just loaded, written again by a bare COPY into the emptied table. */
  private static double copy(DataSource database) throws Exception {
    java.nio.file.Path file = java.nio.file.Files.createTempFile("rows", ".copy");
    try (Connection tx = database.getConnection();
        Statement statement = tx.createStatement()) {
      var copies = tx.unwrap(org.postgresql.PGConnection.class).getCopyAPI();
      try (var out = new java.io.BufferedOutputStream(java.nio.file.Files.newOutputStream(file))) {
        copies.copyOut("COPY (SELECT * FROM lab.result ORDER BY report_id) TO STDOUT", out);
      }
      statement.execute("TRUNCATE lab.result");
      long started = System.nanoTime();
      try (var in = new java.io.BufferedInputStream(java.nio.file.Files.newInputStream(file))) {
        copies.copyIn("COPY lab.result FROM STDIN", in, 1 << 16);
      }
      return say("plain COPY", started);
    } finally {
      java.nio.file.Files.delete(file);
    }
  }

  private static double say(String what, long started) {
    double seconds = (System.nanoTime() - started) / 1e9;
    double rate = REPORTS * RESULTS / seconds;
    System.out.printf("%-24s %.2f s  %,.0f results/s%n", what, seconds, rate);
    return seconds;
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
