package org.estuaire.lab;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Isolates;
import org.estuaire.lab.rules.Findings;
import org.estuaire.lab.rules.ResultsApart;

/**
 * The software of a practice, as simple as can be: what comes last about a result is shown; a
 * document that replaces another whole leaves nothing of it.
 */
public final class PracticeSoftware {

  private final LabFormats format;
  private final Map<String, Map<String, String>> orders = new HashMap<>();
  private final Map<String, Map<String, String>> labelled = new HashMap<>();

  PracticeSoftware(LabFormats format) {
    this.format = format;
  }

  void receive(byte[] file) {
    if (LabFormats.of(file).orElseThrow() != format) {
      throw new AssertionError("a file in another format than asked for");
    }
    for (LabReport report : format.read(file, LabFormats.LABORATORY)) {
      describe(report);
      for (LabOrder order : report.orders()) {
        take(report.claim().localId(), order);
      }
    }
  }

  /** Each result under its label, with the micro-organism that it is about and its hour. */
  private void describe(LabReport report) {
    Map<String, List<LabResult>> byOrder = new LinkedHashMap<>();
    for (LabOrder order : report.orders()) {
      if (order.renewal() == Renewal.WHOLE) {
        labelled.remove(order.number());
      }
      byOrder.computeIfAbsent(order.number(), n -> new ArrayList<>()).addAll(order.results());
    }
    byOrder.forEach((number, results) -> describe(report.orders().get(0), number, results));
  }

  private void describe(LabOrder order, String number, List<LabResult> results) {
    Map<String, String> shown = labelled.computeIfAbsent(number, n -> new TreeMap<>());
    LabOrder whole =
        order.withResults(
            ResultsApart.of(List.of(order.withResults(results)), new Findings()).get(0).results());
    Isolates isolates = Isolates.of(whole);
    for (LabResult result : whole.results()) {
      String own = result.coding().label();
      boolean told = own.endsWith(")") || own.contains(" à ");
      String label = told ? own : isolates.label(result, ZoneId.of("Europe/Paris"));
      if (result.status().carriesValue() && !result.original().startsWith("Résultat annulé")) {
        shown.put(label, words(result));
      } else {
        shown.remove(label);
      }
    }
  }

  private static String words(LabResult result) {
    ResultValue value = result.normalised().orElseThrow().value();
    String words =
        value instanceof ResultValue.Coded coded
            ? coded.label()
            : value instanceof ResultValue.Quantity q
                ? q.comparator() + plain(q.number().toPlainString())
                : result.original();
    return (words + " " + result.flags()).strip();
  }

  /** What it shows of an order, by labels. */
  Map<String, String> labels(String order) {
    return labelled.getOrDefault(order, Map.of());
  }

  private void take(String patient, LabOrder order) {
    Map<String, String> shown = orders.computeIfAbsent(order.number(), n -> new TreeMap<>());
    if (order.renewal() == Renewal.WHOLE) {
      shown.keySet().removeIf(key -> key.startsWith(patient + " "));
    }
    for (LabResult result : order.results()) {
      String key = patient + " " + result.normalised().map(n -> n.loinc()).orElse(result.keyCode());
      boolean readable = result.status().carriesValue() && !result.previous();
      if (readable && result.normalised().orElseThrow().value() instanceof ResultValue.Quantity q) {
        shown.put(key, plain(q.number().toPlainString()));
      } else if (!result.previous()) {
        // Withdrawn, or words in the place of the value: no figure is shown any more.
        shown.remove(key);
      }
    }
  }

  Map<String, String> shows(String order) {
    return orders.getOrDefault(order, Map.of());
  }

  public static String plain(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
