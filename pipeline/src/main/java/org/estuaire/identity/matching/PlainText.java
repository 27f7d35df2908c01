package org.estuaire.identity.matching;

import org.estuaire.person.NameRules;

/**
 * The comparison form of {@link NameRules}, without its regular expressions where a text is plain
 * already: millions of names pass here.
 */
final class PlainText {

  /** "X", "SP", "SN", "SANS PRENOM": no longer than this, and beginning with X or S. */
  private static final int LONGEST_NOTHING = 11;

  private PlainText() {}

  static String of(String text) {
    int length = text.length();
    boolean plain = true;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > 127) {
        return NameRules.comparison(text);
      }
      plain &= c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
    if (mayMeanNothing(text)) {
      return NameRules.comparison(text);
    }
    return plain ? text : ascii(text);
  }

  private static boolean mayMeanNothing(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NOTHING) {
      return false;
    }
    char first = text.charAt(0);
    return first == 'X' || first == 'x' || first == 'S' || first == 's';
  }

  private static String ascii(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char upper = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
      if (upper >= 'A' && upper <= 'Z' || upper >= '0' && upper <= '9') {
        if (gap && plain.length() > 0) {
          plain.append(' ');
        }
        plain.append(upper);
        gap = false;
      } else {
        gap = true;
      }
    }
    return plain.toString();
  }
}
