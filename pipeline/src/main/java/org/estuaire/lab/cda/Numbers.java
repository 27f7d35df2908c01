package org.estuaire.lab.cda;

import java.math.BigDecimal;
import java.util.Optional;
import org.estuaire.lab.ResultValue.Quantity;

/** Numbers of typed values, and intervals of them. */
final class Numbers {

  private static final int MOST_DIGITS = 30;
  private static final int MOST_OF_EXPONENT = 2;

  private Numbers() {}

  /** A decimal comma is forgiven; anything else is no number. */
  static Optional<BigDecimal> of(String text) {
    String number = text.replace(',', '.');
    return isNumber(number) ? Optional.of(new BigDecimal(number)) : Optional.empty();
  }

  /** Digits, then perhaps a fraction and a power of ten: no more than can be reckoned with. */
  private static boolean isNumber(String text) {
    int whole = afterSign(text, 0);
    int at = afterDigits(text, whole, MOST_DIGITS);
    boolean form = at > whole;
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = at + 1;
      at = afterDigits(text, fraction, MOST_DIGITS);
      form &= at > fraction;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int power = afterSign(text, at + 1);
      at = afterDigits(text, power, MOST_OF_EXPONENT);
      form &= at > power;
    }
    return form && at == text.length();
  }

  private static int afterSign(String text, int at) {
    boolean signed = at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-');
    return signed ? at + 1 : at;
  }

  private static int afterDigits(String text, int from, int most) {
    int end = Math.min(text.length(), from + most);
    int at = from;
    while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /**
   * An interval of type IVL: its bounds, each with its unit. A bound belongs to the interval unless
   * it says that it does not.
   */
  record Interval(Element low, Element high) {

    static Interval of(Element element) {
      return new Interval(element.first("low"), element.first("high"));
    }

    Optional<BigDecimal> lowest() {
      return Numbers.of(low.attribute("value"));
    }

    Optional<BigDecimal> highest() {
      return Numbers.of(high.attribute("value"));
    }

    String unit() {
      String unit = low.attribute("unit");
      return unit.isEmpty() ? high.attribute("unit") : unit;
    }

    /** Bounds in two units can't be compared. */
    boolean hasTwoUnits() {
      return lowest().isPresent()
          && highest().isPresent()
          && !low.attribute("unit").equals(high.attribute("unit"));
    }

    /** What is below or above a limit, as one compared number; empty for what has two bounds. */
    Optional<Quantity> compared() {
      if (lowest().isPresent() == highest().isPresent()) {
        return lowest()
            .filter(number -> highest().filter(h -> h.compareTo(number) == 0).isPresent())
            .map(number -> new Quantity("", number));
      }
      boolean below = highest().isPresent();
      String comparator = (below ? "<" : ">") + (isInclusive(below ? high : low) ? "=" : "");
      return highest().or(this::lowest).map(number -> new Quantity(comparator, number));
    }

    /** As a laboratory prints it. */
    String words() {
      String from = low.attribute("value");
      String to = high.attribute("value");
      if (from.isEmpty() && to.isEmpty()) {
        return "";
      }
      if (from.isEmpty()) {
        return (isInclusive(high) ? "<= " : "< ") + to;
      }
      return to.isEmpty() ? (isInclusive(low) ? ">= " : "> ") + from : from + " - " + to;
    }

    private static boolean isInclusive(Element bound) {
      return !bound.attribute("inclusive").equals("false");
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Interval[…]";
    }
  }
}
