package org.estuaire.pathway;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * Results from which something follows of a patient, for example two values of eGFR below 60 that
 * are three months apart.
 *
 * @param analytes LOINC codes of which any counts
 * @param bounds of the values that count; without any, a result of whatever value does
 * @param latest whether the newest value alone is looked at
 * @param times how many have to be there
 * @param within how far back
 * @param apart between the first and the last of them, at least; empty where it does not matter
 */
public record Sign(
    List<String> analytes,
    Bounds bounds,
    boolean latest,
    int times,
    Period within,
    Optional<Period> apart) {

  public Sign {
    analytes = List.copyOf(analytes);
  }

  boolean isSeenIn(Measures measures) {
    LocalDate from = measures.today().minus(within);
    List<Measure> recent =
        measures.of(analytes).stream().filter(one -> !one.on().isBefore(from)).toList();
    List<Measure> asked = latest && !recent.isEmpty() ? List.of(recent.get(0)) : recent;
    List<LocalDate> days =
        asked.stream().filter(this::counts).map(Measure::on).distinct().sorted().toList();
    return days.size() >= times
        && apart
            .filter(span -> days.get(0).plus(span).isAfter(days.get(days.size() - 1)))
            .isEmpty();
  }

  private boolean counts(Measure one) {
    return bounds.isAny() || one.value().filter(bounds::hold).isPresent();
  }
}
