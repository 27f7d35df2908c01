package org.estuaire.bytes;

/** Where signs that are no letters may stand beside letters. */
final class Signs {

  private static final String APOSTROPHES = "’ʼ′´";
  private static final String DASHES = "‐‑–—−·";
  private static final String BREAKS = "–—‘";

  /** They open something: no letter stands before them. */
  private static final String OPENING = "«‹„‚¿¡‘";

  /** They close something: no letter follows them. */
  private static final String CLOSING = "»›";

  private static final String ELIDED = "cdjlmnstCDJLMNST";
  private static final String QUOTES = "“”…€™®©";

  private Signs() {}

  /** Whether no language puts the sign between these two. */
  static boolean isOdd(int c, int before, int after) {
    boolean afterLetter = Letters.isLetter(before);
    boolean beforeLetter = Letters.isLetter(after);
    if (isSecondHalf(c, before, beforeLetter)) {
      return true;
    }
    if (Character.isSpaceChar(c) || c == 0xAD || c == 0x200C || c == 0x200D) {
      return false;
    }
    if (is(APOSTROPHES, c) || is(DASHES, c) || isRaised(c)) {
      return false;
    }
    if (afterLetter && beforeLetter && c != '‘') {
      return !(c == '°' && (before == 'n' || before == 'N'));
    }
    if (is(OPENING, c)) {
      return afterLetter && (c != '‘' || !beforeLetter);
    }
    if (is(CLOSING, c)) {
      return beforeLetter;
    }
    if (is(QUOTES, c) || c > 0x2FFF) {
      return false;
    }
    return afterLetter ? isNeverAfterLetter(c) : beforeLetter && isNeverBeforeLetter(c);
  }

  /**
   * After Ã and Â every sign is half of a letter that was encoded twice; after Å and Ä most are.
   */
  private static boolean isSecondHalf(int c, int before, boolean beforeLetter) {
    if (before == 0xC3 || before == 0xC2) {
      return true;
    }
    boolean ends = is("”»…", c) || Character.isSpaceChar(c);
    return (before == 0xC5 || before == 0xC4) && (beforeLetter || !ends);
  }

  /** ² ³ ¹ and the other figures above and below the line, ª and º. */
  private static boolean isRaised(int c) {
    return c == 0xB2
        || c == 0xB3
        || c == 0xB9
        || c == 0xAA
        || c == 0xBA
        || c >= 0x2070 && c <= 0x209F;
  }

  private static boolean isNeverAfterLetter(int c) {
    return c != '°' && c != '×' && c != 0x2212 && c != '≥' && c != '≤' && c != '→' && c != '±';
  }

  /** ± 2 and ≥ 3 stand before figures; what underlines or accents nothing stands before nothing. */
  private static boolean isNeverBeforeLetter(int c) {
    int type = Character.getType(c);
    return type == Character.MODIFIER_SYMBOL
        || type == Character.MODIFIER_LETTER
        || c >= 0x2500 && c <= 0x259F
        || is("¢£¥¤¦¬¶‡‰†¸½¼¾√", c);
  }

  /** An apostrophe after l, d, qu…, or as in O’Brien and Falc’hun: as French as an accent. */
  static boolean isElision(int c, int earlier, int before, int after) {
    if (c != '’' || !Letters.isLetter(after)) {
      return false;
    }
    boolean alone = is(ELIDED, before) && !Letters.isLetter(earlier);
    boolean breton = (before == 'c' || before == 'C') && (after == 'h' || after == 'H');
    return alone || breton || is("duDUO", before);
  }

  /** An apostrophe or a dash of printers where a small letter goes on: mostly a lost accent. */
  static boolean isUneven(int c, int before, int after) {
    return (c == '’' || is(BREAKS, c)) && Character.isLowerCase(after) && Letters.isLetter(before);
  }

  private static boolean is(String signs, int c) {
    return signs.indexOf(c) >= 0;
  }
}
