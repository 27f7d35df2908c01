package org.estuaire.pathway;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A result, as far as the follow-up asks.
 *
 * @param loinc under which values are compared
 * @param on the day, where the installation stands
 * @param value in the unit of the analyte; empty where it is not comparable
 */
public record Measure(String loinc, LocalDate on, Optional<BigDecimal> value) {
  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Measure[…]";
  }
}
