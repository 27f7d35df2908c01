package org.estuaire.lab;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the laboratory calls usual.
 *
 * @param text as sent
 */
public record ReferenceRange(Optional<BigDecimal> low, Optional<BigDecimal> high, String text) {
  public static final ReferenceRange NONE =
      new ReferenceRange(Optional.empty(), Optional.empty(), "");

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "ReferenceRange[…]";
  }
}
