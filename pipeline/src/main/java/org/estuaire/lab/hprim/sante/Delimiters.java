package org.estuaire.lab.hprim.sante;

import java.util.Optional;

/**
 * The five delimiters that H declares. In the usual string {@code |~^\&} the tilde separates
 * components and the circumflex repetitions: the reverse of HL7. So they are always read, never
 * assumed.
 */
record Delimiters(char field, char component, char repetition, char escape, char subComponent) {

  static final Delimiters STANDARD = new Delimiters('|', '~', '^', '\\', '&');

  private static final int COUNT = 5;

  /** Empty when they are missing, not followed by the field separator, or not all different. */
  static Optional<Delimiters> of(String header) {
    if (header.length() < COUNT + 1 || header.charAt(0) != 'H') {
      return Optional.empty();
    }
    String declared = header.substring(1, COUNT + 1);
    boolean usable =
        declared.chars().distinct().count() == COUNT
            && declared.chars().allMatch(Delimiters::canDelimit)
            && (header.length() == COUNT + 1 || header.charAt(COUNT + 1) == declared.charAt(0));
    return usable
        ? Optional.of(
            new Delimiters(
                declared.charAt(0),
                declared.charAt(1),
                declared.charAt(2),
                declared.charAt(3),
                declared.charAt(4)))
        : Optional.empty();
  }

  /** Whether bytes begin a file of this format: H and five signs. */
  static boolean begin(byte[] line, int from) {
    if (line.length - from < COUNT + 1 || line[from] != 'H') {
      return false;
    }
    for (int i = from + 1; i <= from + COUNT; i++) {
      if (!canDelimit(line[i])) {
        return false;
      }
    }
    return true;
  }

  /** A visible ASCII sign that is no letter and no digit. */
  private static boolean canDelimit(int c) {
    boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    return c > ' ' && c < 0x7F && !letter && !(c >= '0' && c <= '9');
  }

  boolean separates(char c) {
    return c == field || c == component || c == repetition || c == subComponent;
  }
}
