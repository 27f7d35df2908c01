package org.estuaire.lab;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Tally;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;

/**
 * What a delivery holds and what becomes of it, before any of it is loaded.
 *
 * @param read results that were sent, of all records
 * @param rows results that become rows
 * @param leftOut results that become none, by reason
 * @param waiting results of records that are refused
 * @param uncounted records of which nothing could be counted
 * @param results those that become rows, in the order of the file
 */
record Counted(
    int read,
    int rows,
    Map<FindingCode, Integer> leftOut,
    int waiting,
    int uncounted,
    List<LabResult> results,
    List<LeftOut> places,
    List<Finding> findings) {

  static Counted of(LabFormats format, String delivery) {
    return of(format, delivery.getBytes(StandardCharsets.UTF_8));
  }

  static Counted of(LabFormats format, byte[] delivery) {
    Counting counting = new Counting();
    format.decoded(delivery, LabFormats.LABORATORY).forEach(counting::take);
    return counting.counted();
  }

  int left() {
    return leftOut.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean closes() {
    return read == rows + left() + waiting;
  }

  List<String> codes() {
    return findings.stream().map(finding -> finding.code().code()).toList();
  }

  private static final class Counting {
    private int read;
    private int rows;
    private int waiting;
    private int uncounted;
    private final Map<FindingCode, Integer> leftOut = new LinkedHashMap<>();
    private final List<LabResult> results = new ArrayList<>();
    private final List<LeftOut> places = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    void take(Decoded<LabReport> decoded) {
      Optional<Tally> tally = decoded.tally();
      uncounted += tally.isEmpty() ? 1 : 0;
      read += tally.map(Tally::read).orElse(0);
      if (decoded instanceof Decoded.Unreadable<LabReport> unreadable) {
        findings.addAll(unreadable.why());
        waiting += tally.map(Tally::read).orElse(0);
        return;
      }
      Decoded.Readable<LabReport> readable = (Decoded.Readable<LabReport>) decoded;
      findings.addAll(readable.warnings());
      Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(readable.record());
      if (outcome instanceof Outcome.Rejected<LabReport> rejected) {
        findings.addAll(rejected.why());
        waiting += tally.orElseThrow().read();
        return;
      }
      take((Outcome.Accepted<LabReport>) outcome, tally.orElseThrow());
    }

    private void take(Outcome.Accepted<LabReport> accepted, Tally tally) {
      findings.addAll(accepted.warnings());
      LabReport report = accepted.record();
      rows += report.parts();
      report.orders().stream()
          .flatMap(order -> order.results().stream())
          .filter(LabResult::isRow)
          .forEach(results::add);
      places.addAll(tally.leaving(report.leftOut()).leftOut());
      tally
          .leaving(report.leftOut())
          .leftOut()
          .forEach(one -> leftOut.merge(one.reason(), one.parts(), Integer::sum));
    }

    Counted counted() {
      return new Counted(read, rows, leftOut, waiting, uncounted, results, places, findings);
    }
  }
}
