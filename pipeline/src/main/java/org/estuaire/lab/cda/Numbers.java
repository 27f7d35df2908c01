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

  /** The figure of a quantity: in a unit that UCUM does not know it is a translation. */
  static String figure(Element quantity) {
    String own = quantity.attribute("value");
    return own.isEmpty() && isInWords(quantity)
        ? quantity.first("translation").attribute("value")
        : own;
  }

  /** The unit of a quantity, in UCUM or in the sender's words. */
  static String unit(Element quantity) {
    return isInWords(quantity)
        ? quantity.first("translation", "originalText").text()
        : quantity.attribute("unit");
  }

  /** Whether its unit is one that UCUM does not know. */
  static boolean isInWords(Element quantity) {
    return quantity.attribute("nullFlavor").equals("OTH");
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
      return Numbers.of(figure(low));
    }

    Optional<BigDecimal> highest() {
      return Numbers.of(figure(high));
    }

    String unit() {
      String unit = Numbers.unit(low);
      return unit.isEmpty() ? Numbers.unit(high) : unit;
    }

    /** Bounds in two units can't be compared. */
    boolean hasTwoUnits() {
      return lowest().isPresent()
          && highest().isPresent()
          && !Numbers.unit(low).equals(Numbers.unit(high));
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
      String from = figure(low);
      String to = figure(high);
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
