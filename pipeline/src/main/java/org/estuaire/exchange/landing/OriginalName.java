package org.estuaire.exchange.landing;

/**
 * The name under which a sender sent a file. It is data and never a path: kept as given, with
 * characters that could fool a terminal or a reader (controls, text direction) made visible.
 */
final class OriginalName {

  private static final int LONGEST = 255;

  private OriginalName() {}

  static String of(String given) {
    StringBuilder shown = new StringBuilder(given.length());
    given.codePoints().forEach(c -> append(shown, c));
    return shortened(shown);
  }

  /**
   * A file of an archive.
   *
   * @param name empty where the archive has but one file without a name
   */
  static String inside(String archive, String name) {
    return name.isEmpty() ? archive.replaceFirst("(?i)\\.gz$", "") : archive + " / " + name;
  }

  private static void append(StringBuilder shown, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          shown.append("\\u{").append(Integer.toHexString(c)).append('}');
      default -> shown.appendCodePoint(c);
    }
  }

  /** Cut in the middle: beginning and extension say most. */
  private static String shortened(StringBuilder shown) {
    int surplus = shown.codePointCount(0, shown.length()) - LONGEST;
    if (surplus <= 0) {
      return shown.toString();
    }
    int headEnd = shown.offsetByCodePoints(0, LONGEST - 64);
    int tailStart = shown.offsetByCodePoints(shown.length(), -63);
    return shown.substring(0, headEnd) + "…" + shown.substring(tailStart);
  }
}
