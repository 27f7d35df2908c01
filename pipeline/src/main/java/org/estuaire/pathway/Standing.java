package org.estuaire.pathway;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a test stands for one patient.
 *
 * @param last the newest result; empty where there is none that may be seen
 * @param dueSince the day after which the next result was expected, where that is past; empty where
 *     the test is not overdue, and where there never was a result
 * @param overdue whether there is no result within the window
 */
public record Standing(
    ExpectedTest test, Optional<Measure> last, Optional<LocalDate> dueSince, boolean overdue) {

  static Standing of(ExpectedTest test, Measures measures) {
    Optional<Measure> last = measures.latest(test.analytes());
    Optional<LocalDate> dueSince =
        last.map(one -> one.on().plus(test.every())).filter(day -> day.isBefore(measures.today()));
    return new Standing(test, last, dueSince, last.isEmpty() || dueSince.isPresent());
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Standing[…]";
  }
}
