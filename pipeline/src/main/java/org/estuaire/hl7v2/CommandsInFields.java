package org.estuaire.hl7v2;

import java.util.Set;
import org.estuaire.bytes.ControlCharacters;

/**
 * Control characters in the fields of a segment. A name is rid of them; anywhere else each leaves
 * the sign that something was there.
 */
final class CommandsInFields {

  /** Fields of persons' names: of the patient, the mother, aliases, and an account merged. */
  private static final Set<String> NAMES = Set.of("PID-5", "PID-6", "PID-9", "MRG-7");

  private final String text;
  private final int[] starts;

  /**
   * @param starts for each field, where it begins in the text; one more for the end
   */
  CommandsInFields(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  private String field(int number) {
    return text.substring(starts[number - 1], starts[number] - 1);
  }

  /** The first field that holds any, counted from 1. */
  int first() {
    int field = 1;
    while (field < starts.length - 1 && !ControlCharacters.in(field(field))) {
      field++;
    }
    return field;
  }

  /**
   * The segment without them.
   *
   * @param name of the segment
   */
  String without(String name, char separator) {
    StringBuilder readable = new StringBuilder(text.substring(0, starts[0] - 1));
    for (int field = 1; field < starts.length; field++) {
      boolean named = NAMES.contains(name + "-" + field);
      readable
          .append(separator)
          .append(
              named
                  ? ControlCharacters.removed(field(field))
                  : ControlCharacters.replaced(field(field)));
    }
    return readable.toString();
  }

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return "CommandsInFields[" + (starts.length - 1) + "]";
  }
}
