package org.estuaire.pathway;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody may see of the results of one patient on one day. */
public final class Measures {

  private final LocalDate today;
  private final Map<String, List<Measure>> byAnalyte = new HashMap<>();

  public Measures(LocalDate today, List<Measure> all) {
    this.today = today;
    for (Measure one : all) {
      byAnalyte.computeIfAbsent(one.loinc(), code -> new java.util.ArrayList<>()).add(one);
    }
  }

  LocalDate today() {
    return today;
  }

  /** Those of some analytes, newest first. */
  List<Measure> of(List<String> analytes) {
    return analytes.stream()
        .flatMap(code -> byAnalyte.getOrDefault(code, List.of()).stream())
        .sorted(Comparator.comparing(Measure::on).reversed())
        .toList();
  }

  Optional<Measure> latest(List<String> analytes) {
    return of(analytes).stream().findFirst();
  }
}
