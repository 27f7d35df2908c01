package org.estuaire.lab.cda;

import java.math.BigDecimal;
import java.util.Optional;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.reading.NumberReader;

/** Numbers of typed values, and intervals of them. */
final class Numbers {

  private Numbers() {}

  /** A decimal comma is forgiven; what isn't surely one number is none. */
  static Optional<BigDecimal> of(String text) {
    return NumberReader.number(text);
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
