package org.estuaire.lab.hprim.sante;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One record on its way out. Positions count as in {@link Segment}. */
final class Row {

  private static final Delimiters MARKS = Delimiters.STANDARD;
  private static final Escapes ESCAPES = new Escapes(MARKS);

  private final List<String> fields = new ArrayList<>();

  Row(String type) {
    fields.add(type);
  }

  /** Components; empty ones at the end are left out. */
  Row at(int position, String... components) {
    int last = components.length;
    while (last > 0 && components[last - 1].isEmpty()) {
      last--;
    }
    return raw(
        position,
        Arrays.stream(components)
            .limit(last)
            .map(Row::written)
            .collect(Collectors.joining(String.valueOf(MARKS.component()))));
  }

  /** Several values of a field. */
  Row repeated(int position, List<String> values) {
    return raw(
        position,
        values.stream()
            .map(Row::written)
            .collect(Collectors.joining(String.valueOf(MARKS.repetition()))));
  }

  /** A text of several lines: each is a component. */
  Row lines(int position, String text) {
    return at(position, text.split("\r\n|[\r\n]", -1));
  }

  /** Something that needs no escapes. */
  Row raw(int position, String text) {
    while (fields.size() < position) {
      fields.add("");
    }
    fields.set(position - 1, text);
    return this;
  }

  private static String written(String text) {
    return ESCAPES.escape(LatinText.of(text));
  }

  @Override
  public String toString() {
    return fields.get(0);
  }

  String text() {
    return String.join(String.valueOf(MARKS.field()), fields);
  }
}
