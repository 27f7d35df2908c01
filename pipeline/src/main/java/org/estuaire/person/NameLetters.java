package org.estuaire.person;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;

/**
 * The letters of a name, of whatever script: in upper case and without what is not part of the
 * letter. No letter is ever dropped, so two names that differ in one still do.
 *
 * <p>Accents come off Latin and Greek letters, as RNIV 1 wants names; elsewhere a mark is part of
 * the word (Й is not И, and vowels of Indian scripts are marks) and stays. Letters that French
 * lacks (Đ, Ø, Þ, Arabic …) stay as they are: RNIV names no spelling for them.
 */
final class NameLetters {

  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** Stretches Arabic words to the width of a line; means nothing. */
  private static final int TATWEEL = 0x640;

  /** Between two L of a Catalan name. */
  private static final int MIDDLE_DOT = 0xB7;

  /** How letters are spelled where only the alphabet of French is available. */
  private static final Map<Integer, String> SPELLED =
      Map.ofEntries(
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'Ð', "D"),
          Map.entry((int) 'Ɖ', "D"),
          Map.entry((int) 'Þ', "TH"),
          Map.entry((int) 'Ø', "O"),
          Map.entry((int) 'Ł', "L"),
          Map.entry((int) 'Ħ', "H"),
          Map.entry((int) 'Ŧ', "T"),
          Map.entry((int) 'Ŋ', "N"),
          Map.entry((int) 'Ə', "E"),
          Map.entry((int) 'Ɨ', "I"),
          Map.entry((int) 'Ƶ', "Z"));

  private NameLetters() {}

  /**
   * Upper case; apostrophes are {@code '}, hyphens {@code -}, every other sign a blank, and no
   * blank stands at either end or beside another one.
   */
  static String of(String name) {
    return plain(isAscii(name) ? name.replace('`', '\'') : letters(name));
  }

  /**
   * The same name as it is often spelled by those who have only the letters A to Z, or write no
   * vowel signs: good enough not to call it another name, never to call it the same.
   *
   * @param name as {@link #of} gives it
   */
  static String spelled(String name) {
    if (isAscii(name)) {
      return name;
    }
    StringBuilder spelled = new StringBuilder(name.length());
    Normalizer.normalize(name, Form.NFD)
        .codePoints()
        .filter(c -> !isVowelSign(c))
        .forEach(c -> append(spelled, c));
    return Normalizer.normalize(spelled, Form.NFC);
  }

  /**
   * What versions before this one made of the name: they cut every letter that is not of A to Z.
   *
   * @param name as {@link #of} gives it
   */
  static String cut(String name) {
    return isAscii(name)
        ? name
        : name.replace('Ø', 'O').replace('Ł', 'L').replaceAll("[^A-Z0-9]+", " ").strip();
  }

  /** How many letters a name has; signs, digits and marks are none. */
  static long count(String name) {
    long count = 0;
    for (int at = 0; at < name.length(); ) {
      int c = name.codePointAt(at);
      at += Character.charCount(c);
      count += Character.isLetter(c) ? 1 : 0;
    }
    return count;
  }

  /** Whether the name has a letter that the alphabet of French civil documents lacks. */
  static boolean beyondFrench(String name) {
    return of(name).codePoints().anyMatch(c -> c >= FIRST_BEYOND_ASCII);
  }

  private static void append(StringBuilder spelled, int codePoint) {
    String letters = SPELLED.get(codePoint);
    if (letters == null) {
      spelled.appendCodePoint(codePoint);
    } else {
      spelled.append(letters);
    }
  }

  /** Arabic and Hebrew are read, and usually written, without them. */
  private static boolean isVowelSign(int codePoint) {
    boolean hamza = codePoint >= 0x653 && codePoint <= 0x655;
    UnicodeScript script = UnicodeScript.of(codePoint);
    boolean arabic = codePoint >= 0x64B && codePoint <= 0x65F || codePoint == 0x670;
    return isMark(codePoint) && !hamza && (arabic || script == UnicodeScript.HEBREW);
  }

  private static boolean isAscii(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (name.charAt(at) >= FIRST_BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }

  private static String letters(String name) {
    String apart = Normalizer.normalize(signs(name), Form.NFKD).toUpperCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(apart.length());
    boolean takesMarks = false;
    for (int at = 0; at < apart.length(); ) {
      int c = apart.codePointAt(at);
      at += Character.charCount(c);
      if (isMark(c)) {
        if (takesMarks && Character.getType(c) != Character.ENCLOSING_MARK) {
          letters.appendCodePoint(c);
        }
      } else if (!isInvisible(c)) {
        takesMarks = Character.isLetter(c) && !isApostrophe(c) && keepsMarks(c);
        letter(letters, c);
      }
    }
    return Normalizer.normalize(letters, Form.NFC);
  }

  private static void letter(StringBuilder letters, int c) {
    switch (c) {
      case 'Æ' -> letters.append("AE");
      case 'Œ' -> letters.append("OE");
      case 'ẞ' -> letters.append("SS");
      default -> letters.appendCodePoint(isApostrophe(c) ? '\'' : c);
    }
  }

  private static boolean isApostrophe(int c) {
    return c == 0x2018 || c == 0x2019 || c == 0x2032 || c >= 0x2B9 && c <= 0x2BF;
  }

  /** Before signs are taken apart: ´ is an apostrophe, and not a blank with an accent. */
  private static String signs(String name) {
    return name.replaceAll("[\u00B4`]", "'").replaceAll("[\u2010-\u2015\u2212\u00AD]", "-");
  }

  private static boolean keepsMarks(int letter) {
    UnicodeScript script = UnicodeScript.of(letter);
    return script != UnicodeScript.LATIN && script != UnicodeScript.GREEK;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** Marks of direction, joiners and the like: part of no name. */
  private static boolean isInvisible(int codePoint) {
    return codePoint == TATWEEL
        || codePoint == MIDDLE_DOT
        || Character.getType(codePoint) == Character.FORMAT;
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    boolean gap = false;
    String upper = name.toUpperCase(Locale.ROOT);
    for (int at = 0; at < upper.length(); ) {
      int c = upper.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isLetterOrDigit(c) || isMark(c) || c == '-' || c == '\'') {
        if (gap && plain.length() > 0) {
          plain.append(' ');
        }
        plain.appendCodePoint(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return plain.toString();
  }
}
