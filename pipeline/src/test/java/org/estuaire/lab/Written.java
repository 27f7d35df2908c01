package org.estuaire.lab;

/**
 * One result as a laboratory means it, before any format.
 *
 * @param text what it writes: a string, lines, a power of ten, the label of a code
 * @param number in digits: of a number, or what a power of ten comes to
 * @param rangeWords a range in words; empty where its bounds are written as numbers
 */
record Written(
    String code,
    Kind kind,
    String text,
    String comparator,
    String number,
    String unit,
    String low,
    String high,
    String rangeWords,
    String flag) {

  enum Kind {
    NUMBER,
    POWER,
    STRING,
    LINES,
    CODED
  }

  /** The code of a coded value. */
  static final String VALUE_CODE = "C12";

  static Written string(String code, String text) {
    return new Written(code, Kind.STRING, text, "", "", "", "", "", "", "");
  }

  static Written lines(String code, String text) {
    return new Written(code, Kind.LINES, text, "", "", "", "", "", "", "");
  }

  static Written coded(String code, String label) {
    return new Written(code, Kind.CODED, label, "", "", "", "", "", "", "A");
  }

  static Written power(String loinc, String text, String number) {
    return new Written(loinc, Kind.POWER, text, "", number, "UFC/mL", "", "", "", "");
  }

  Written under(String other) {
    return new Written(other, kind, text, comparator, number, unit, low, high, rangeWords, flag);
  }

  boolean isPrintable() {
    return text.chars().allMatch(c -> c <= 0xFF)
        && unit.chars().allMatch(c -> c <= 0xFF)
        && rangeWords.chars().allMatch(c -> c <= 0xFF);
  }

  /** The range as it is printed: words, else {@code low-high}, {@code < high}, {@code > low}. */
  String range(String between) {
    if (!rangeWords.isEmpty()) {
      return rangeWords;
    }
    if (low.isEmpty()) {
      return high.isEmpty() ? "" : "< " + high;
    }
    return high.isEmpty() ? "> " + low : low + between + high;
  }
}
