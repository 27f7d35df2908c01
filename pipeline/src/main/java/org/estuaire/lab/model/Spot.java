package org.estuaire.lab.model;

import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Places;

/**
 * One place in what the sender wrote, with the test that stands there.
 *
 * @param test code and label of the result, as sent; empty when it is not about a result
 */
public record Spot(String name, long line, String test) {

  public static <F extends Enum<F>> Spot of(Places<F> places, F field) {
    return new Spot(places.name(field), places.line(field), "");
  }

  public static Spot of(LabResult result, ResultField field) {
    String label = result.coding().label();
    String code = result.keyCode();
    String test = label.isEmpty() || label.equals(code) ? code : code + " " + label;
    return new Spot(result.places().name(field), result.places().line(field), test);
  }

  /** A finding here, that tells its sender the value and of which test it is. */
  public Finding finding(FindingCode rule, String value, String... arguments) {
    return Finding.of(rule, arguments).inField(name).atLine(line).quoting(quoted(value));
  }

  private String quoted(String value) {
    if (test.isEmpty() || test.equals(value) || test.startsWith(value + " ")) {
      return test.isEmpty() ? value : test;
    }
    return value.isEmpty() ? test : value + " (" + test + ")";
  }

  /** Without the test: it concerns a patient. */
  @Override
  public String toString() {
    return name;
  }
}
