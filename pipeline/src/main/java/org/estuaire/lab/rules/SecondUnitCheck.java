package org.estuaire.lab.rules;

import java.math.BigDecimal;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.terminology.Conversions.Conversion;

/**
 * Whether two figures of one result, each in a unit of its own, are the same quantity. Laboratories
 * round each of them, and count with molar masses of their own: half a digit in the last place of
 * each and two per cent are allowed.
 */
final class SecondUnitCheck {

  private static final BigDecimal TOLERANCE = new BigDecimal("0.02");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private SecondUnitCheck() {}

  /** A figure with its way into the unit of comparison. */
  record Figure(Quantity quantity, Conversion way) {

    private BigDecimal compared() {
      return quantity.number().multiply(way.factor()).add(way.shift());
    }

    /** Half a digit in the last place, as it was written. */
    private BigDecimal rounding() {
      return HALF.scaleByPowerOfTen(-quantity.number().scale()).multiply(way.factor()).abs();
    }

    @Override
    public String toString() {
      return "Figure[…]";
    }
  }

  static boolean agree(Figure one, Figure other) {
    if (!one.quantity().comparator().equals(other.quantity().comparator())) {
      return false;
    }
    BigDecimal larger = one.compared().abs().max(other.compared().abs());
    BigDecimal allowed = larger.multiply(TOLERANCE).add(one.rounding()).add(other.rounding());
    return one.compared().subtract(other.compared()).abs().compareTo(allowed) <= 0;
  }
}
