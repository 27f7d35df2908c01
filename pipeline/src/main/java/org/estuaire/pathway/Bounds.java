package org.estuaire.pathway;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a value is to lie, in the unit under which its analyte is compared.
 *
 * @param atLeast included
 * @param below excluded
 */
public record Bounds(Optional<BigDecimal> atLeast, Optional<BigDecimal> below) {

  /** Any value at all. */
  static final Bounds ANY = new Bounds(Optional.empty(), Optional.empty());

  boolean isAny() {
    return atLeast.isEmpty() && below.isEmpty();
  }

  public boolean hold(BigDecimal value) {
    return atLeast.filter(low -> value.compareTo(low) < 0).isEmpty()
        && below.filter(high -> value.compareTo(high) >= 0).isEmpty();
  }
}
