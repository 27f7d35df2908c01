package org.estuaire.bytes;

import java.lang.Character.UnicodeScript;

/** Which letters people here write, and which may stand beside which. */
final class Letters {

  private static final String FRENCH = "àâäæçèéêëîïôöùûüœÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŒ";

  /** Romanian, Vietnamese and Pinyin; the rest of that block is for phonetics and Africa. */
  private static final String BEYOND = "ƠơƯưǍǎǏǐǑǒǓǔȘșȚțẞ";

  private Letters() {}

  /** Letters and the marks above and below them; the two signs of Spanish ordinals are none. */
  static boolean isLetter(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c) && type != Character.MODIFIER_LETTER && c != 0xAA && c != 0xBA
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean isFrench(int c) {
    return FRENCH.indexOf(c) >= 0;
  }

  /** Latin as Europe writes it. */
  static boolean isEuropean(int c) {
    return c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7
        || c >= 0x1E00 && c <= 0x1EFF
        || BEYOND.indexOf(c) >= 0;
  }

  /** Whether a letter may follow what stands before it. */
  static boolean isAtHome(int c, int before) {
    UnicodeScript script = UnicodeScript.of(c);
    if (c == 0xB5) {
      return !isLetter(before);
    }
    if (script == UnicodeScript.INHERITED) {
      return isLetter(before);
    }
    if (script == UnicodeScript.LATIN) {
      // ƒ and phonetic letters are what wrong encodings make of accents.
      return isEuropean(c) && !isOther(before) || c >= 0xFB00 && c <= 0xFB06;
    }
    // μg, γGT and β2 begin with Greek; nothing goes from Latin to another script inside a word.
    return !isLatin(before);
  }

  private static boolean isLatin(int c) {
    return isLetter(c) && UnicodeScript.of(c) == UnicodeScript.LATIN;
  }

  private static boolean isOther(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return isLetter(c)
        && script != UnicodeScript.LATIN
        && script != UnicodeScript.GREEK
        && script != UnicodeScript.INHERITED;
  }
}
