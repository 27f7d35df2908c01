package org.estuaire.billing.rsf;

import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * One field of a record of the layout.
 *
 * @param from first column, counted from 1
 * @param type as the norm writes it, for example {@code N6+2}
 * @param decimals implied decimals of a number
 * @param mandatory the norm wants a value ({@code O})
 * @param needed without a value the invoice can't be recorded
 * @param nonzero zeros are no value (numbers that name something)
 * @param values the listed codes; empty when any is allowed
 */
record RsfField(
    String name,
    int from,
    int length,
    String type,
    Kind kind,
    int decimals,
    boolean mandatory,
    boolean needed,
    boolean nonzero,
    List<String> values) {

  enum Kind {
    TEXT,
    NUMBER,
    DATE
  }

  static RsfField of(CSVRecord row) {
    String type = row.get("type");
    String needed = row.get("needed");
    String values = row.get("values");
    return new RsfField(
        row.get("name"),
        Integer.parseInt(row.get("from")),
        Integer.parseInt(row.get("length")),
        type,
        kind(type),
        decimals(type),
        row.get("required").equals("O"),
        !needed.isEmpty(),
        needed.equals("nonzero"),
        values.isEmpty() ? List.of() : List.of(values.split(" ")));
  }

  int start() {
    return from - 1;
  }

  int end() {
    return from - 1 + length;
  }

  private static Kind kind(String type) {
    return switch (type.charAt(0)) {
      case 'D' -> Kind.DATE;
      case 'N' -> Kind.NUMBER;
      default -> Kind.TEXT;
    };
  }

  /** {@code N6+2} has two. */
  private static int decimals(String type) {
    int plus = type.indexOf('+');
    return plus < 0 ? 0 : Integer.parseInt(type.substring(plus + 1));
  }
}
