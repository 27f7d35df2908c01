package org.estuaire.synthetic;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as digits, whatever the locale of the machine. */
final class Digits {

  private Digits() {}

  /** Filled with zeros on the left. */
  static String padded(long value, int width) {
    String digits = Long.toString(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** Rounded to that many decimals. */
  static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
