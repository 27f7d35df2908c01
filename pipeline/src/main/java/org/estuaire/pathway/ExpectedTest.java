package org.estuaire.pathway;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A test that is to be repeated.
 *
 * @param name as practices read it
 * @param analytes LOINC codes of which any will do, the preferred one first
 * @param every the longest time between two results
 * @param when each of which makes the test necessary; none where it always is
 * @param target that the latest value is compared with, in the unit of the first analyte
 * @param source who says so, or that it is for the territory to decide
 */
public record ExpectedTest(
    String name,
    List<String> analytes,
    Period every,
    List<Sign> when,
    Optional<Bounds> target,
    String source) {

  public ExpectedTest {
    analytes = List.copyOf(analytes);
    when = List.copyOf(when);
  }

  /** Of two demands for the same analytes: the shorter time, under the name of the first. */
  ExpectedTest stricter(ExpectedTest other) {
    boolean shorter = ends(other.every).isBefore(ends(every));
    return new ExpectedTest(
        name,
        analytes,
        shorter ? other.every : every,
        List.of(),
        target.or(other::target),
        shorter ? other.source : source);
  }

  /** To compare by, whatever a period is made of. */
  private static LocalDate ends(Period period) {
    return LocalDate.EPOCH.plus(period);
  }

  boolean concerns(Measures measures) {
    return when.isEmpty() || when.stream().anyMatch(sign -> sign.isSeenIn(measures));
  }
}
