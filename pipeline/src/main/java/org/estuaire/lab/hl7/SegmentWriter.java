package org.estuaire.lab.hl7;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.estuaire.hl7v2.Hl7Escapes;

/** Writes one segment, its fields in any order; empty fields at the end are left out. */
final class SegmentWriter {

  private static final EncodingCharacters CHARACTERS = EncodingCharacters.defaultInstance();
  private static final Hl7Escapes ESCAPES = new Hl7Escapes();

  private final String name;
  private final List<String> fields = new ArrayList<>();

  SegmentWriter(String name) {
    this.name = name;
  }

  /** A text. */
  SegmentWriter field(int number, String text) {
    return encoded(number, escaped(text));
  }

  /** Components; empty ones at the end are left out. */
  SegmentWriter field(int number, String... components) {
    return encoded(number, joined(components));
  }

  /** What is encoded already. */
  SegmentWriter encoded(int number, String field) {
    while (fields.size() < number) {
      fields.add("");
    }
    fields.set(number - 1, field);
    return this;
  }

  /** Components of a repetition, encoded. */
  static String joined(String... components) {
    List<String> encoded = Arrays.stream(components).map(SegmentWriter::escaped).toList();
    return trimmed(encoded, "^");
  }

  /** A text with its separators escaped. */
  static String escaped(String text) {
    return ESCAPES.escape(text.replace("\r\n", "\n"), CHARACTERS);
  }

  private static String trimmed(List<String> parts, String separator) {
    int last = parts.size();
    while (last > 0 && parts.get(last - 1).isEmpty()) {
      last--;
    }
    return String.join(separator, parts.subList(0, last));
  }

  /** The segment with its terminator. */
  String line() {
    String joined = trimmed(fields, "|");
    return name + (joined.isEmpty() ? "" : "|" + joined) + "\r";
  }
}
