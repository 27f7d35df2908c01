package org.estuaire.lab.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the laboratory calls usual.
 *
 * @param text as sent
 * @param unit of the bounds where they carry their own (CDA, FHIR); empty: the unit of the value
 */
public record ReferenceRange(
    Optional<BigDecimal> low, Optional<BigDecimal> high, String text, String unit) {
  public static final ReferenceRange NONE =
      new ReferenceRange(Optional.empty(), Optional.empty(), "");

  /** Bounds in the unit of the value. */
  public ReferenceRange(Optional<BigDecimal> low, Optional<BigDecimal> high, String text) {
    this(low, high, text, "");
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "ReferenceRange[…]";
  }
}
