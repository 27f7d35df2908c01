package org.estuaire.hl7v2;

import org.estuaire.exchange.Finding;

/**
 * The separators that a message declares in MSH-1 and MSH-2 (HL7 v2.5, 2.5.4). They are characters,
 * not bytes: some senders replace {@code ~} by U+02DC in the whole message.
 */
public record Delimiters(
    char field, char component, char repetition, char escape, char subComponent) {

  public static final String MSH = "MSH";
  private static final String STANDARD = "^~\\&";

  /** The fifth character, since version 2.7, marks truncated text and separates nothing. */
  private static final int LONGEST = 5;

  /**
   * Reads the separators of a message.
   *
   * @param text begins with {@code MSH}
   */
  public static Delimiters of(String text) {
    if (text.length() < 5) {
      throw broken();
    }
    char field = text.charAt(3);
    int end = endOfSecond(text, field);
    String declared = text.substring(4, Math.min(end, 4 + LONGEST + 1));
    if (declared.isEmpty() || declared.length() > LONGEST) {
      throw broken();
    }
    String four =
        declared.length() >= 4 ? declared : declared + STANDARD.substring(declared.length());
    Delimiters found =
        new Delimiters(field, four.charAt(0), four.charAt(1), four.charAt(2), four.charAt(3));
    if (!found.usable()) {
      throw broken();
    }
    return found;
  }

  private static int endOfSecond(String text, char field) {
    int at = 4;
    while (at < text.length() && text.charAt(at) != field && !Lines.isEnd(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static MessageRefused broken() {
    return new MessageRefused(Finding.of(Hl7Finding.SEPARATORS_BROKEN).inField("MSH-2"));
  }

  /** Any character but those that the standard and common sense allow. */
  public boolean unusual() {
    return toString().chars().anyMatch(c -> c > 126);
  }

  private boolean usable() {
    String all = toString();
    return all.chars().distinct().count() == all.length()
        && all.chars().noneMatch(Delimiters::neverSeparates);
  }

  private static boolean neverSeparates(int c) {
    return Character.isLetterOrDigit(c)
        || Character.isWhitespace(c)
        || Character.isISOControl(c)
        || Character.isSurrogate((char) c)
        || c == '"'
        || c == '.';
  }

  /** The five characters in the order of MSH-1, MSH-2. */
  @Override
  public String toString() {
    return new String(new char[] {field, component, repetition, escape, subComponent});
  }
}
