package org.estuaire.bytes;

/**
 * How well a text could have been written by somebody here: French first, then the other languages
 * of Europe, with the signs that printers and keyboards put around letters. Bytes that are read in
 * a wrong encoding break such habits: a sign stands inside a word, an upper-case letter in the
 * middle of lower-case ones, a character that nobody types.
 *
 * @param impossible characters that no text has: controls, what stands for a lost letter, code
 *     points without a character
 * @param odd signs and letters that stand where no language puts them
 * @param uneven letters whose case doesn't fit their neighbours, and signs that are rare there
 * @param foreign letters that French doesn't have
 * @param weight how much the other letters and signs speak for the text
 */
record Plausibility(int impossible, int odd, int uneven, int foreign, int weight) {

  /** Nothing about it is strange. */
  boolean clean() {
    return strange() == 0;
  }

  /** Nothing about it is strange to somebody who reads French. */
  boolean french() {
    return clean() && foreign == 0;
  }

  int strange() {
    return impossible + odd + uneven;
  }

  /** Stands up as text, though not everything about it is regular. */
  boolean readable() {
    return impossible == 0 && odd == 0;
  }

  /** Strangeness counts for more than any likely letter. */
  int score() {
    return weight - 40 * impossible - 12 * odd - 3 * uneven;
  }

  static Plausibility of(String text) {
    return new Reading(text).judge();
  }

  /** The work on one text. */
  private static final class Reading {
    private static final int FRENCH = 4;
    private static final int EUROPEAN = 1;
    private static final int ELISION = 3;

    private final String text;
    private int impossible;
    private int odd;
    private int uneven;
    private int foreign;
    private int weight;

    Reading(String text) {
      this.text = text;
    }

    Plausibility judge() {
      int at = 0;
      while (at < text.length()) {
        int c = text.codePointAt(at);
        int length = Character.charCount(c);
        if (c >= 0x80) {
          character(c, at, at + length);
        }
        at += length;
      }
      return new Plausibility(impossible, odd, uneven, foreign, weight);
    }

    private int before(int at) {
      return at > 0 ? text.codePointBefore(at) : ' ';
    }

    private int after(int at) {
      return at < text.length() ? text.codePointAt(at) : ' ';
    }

    private void character(int c, int at, int next) {
      int before = before(at);
      int after = after(next);
      if (isImpossible(c)) {
        impossible++;
      } else if (Letters.isLetter(c)) {
        letter(c, before, after);
      } else if (Signs.isOdd(c, before, after)) {
        odd++;
      } else if (Signs.isElision(c, at < 2 ? ' ' : text.charAt(at - 2), before, after)) {
        weight += ELISION;
      } else if (Signs.isUneven(c, before, after)) {
        uneven++;
      }
    }

    private void letter(int c, int before, int after) {
      if (!Letters.isAtHome(c, before)) {
        odd++;
        return;
      }
      foreign += Letters.isFrench(c) ? 0 : 1;
      weight += Letters.isFrench(c) ? FRENCH : Letters.isEuropean(c) ? EUROPEAN : 0;
      boolean afterSmall = Character.isLowerCase(before);
      if (Character.isUpperCase(c)) {
        uneven += afterSmall || Letters.isLetter(before) && Character.isLowerCase(after) ? 1 : 0;
      } else if (Character.isLowerCase(c)) {
        // Between capitals it is one of those that programs for ASCII forget: "BéRANGER".
        uneven += afterSmall && Character.isUpperCase(after) ? 1 : 0;
      }
    }

    private static boolean isImpossible(int c) {
      int type = Character.getType(c);
      return c < 0xA0
          || c == 0xFFFD
          // Beyond the first plane are the emoji of years to come.
          || type == Character.UNASSIGNED && c < 0x10000
          || type == Character.PRIVATE_USE
          || type == Character.SURROGATE;
    }
  }
}
