package org.estuaire.lab;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The software of a practice, as simple as can be: what comes last about a result is shown; a
 * document that replaces another whole leaves nothing of it.
 */
final class PracticeSoftware {

  private final LabFormats format;
  private final Map<String, Map<String, String>> orders = new HashMap<>();

  PracticeSoftware(LabFormats format) {
    this.format = format;
  }

  void receive(byte[] file) {
    if (LabFormats.of(file).orElseThrow() != format) {
      throw new AssertionError("a file in another format than asked for");
    }
    for (LabReport report : format.read(file, LabFormats.LABORATORY)) {
      for (LabOrder order : report.orders()) {
        take(report.claim().localId(), order);
      }
    }
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

  static String plain(String number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
