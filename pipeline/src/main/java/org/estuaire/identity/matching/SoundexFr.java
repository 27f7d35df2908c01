package org.estuaire.identity.matching;

import java.util.Locale;

/**
 * Soundex for French: a letter and three digits under which names that sound alike are found again.
 * For blocking only; it proves nothing.
 *
 * <p>The first letter is kept; vowels and Y separate, H and W are silent; B P, C K Q, D T, L, M N,
 * R, G J, S X Z and F V are 1 to 9. A code equal to that of the first letter is dropped when it
 * comes right after it, repeats are one, and vowels go.
 */
final class SoundexFr {

  /** Codes of A to Z; 0 for vowels, -1 for silent letters. */
  private static final int[] CODES = {
    0, 1, 2, 3, 0, 9, 7, -1, 0, 7, 2, 4, 5, 5, 0, 1, 2, 6, 8, 3, 0, 9, -1, 8, 0, 8
  };

  private static final int LENGTH = 4;

  private SoundexFr() {}

  /** The code of a name as written, four characters; empty without letter. */
  static String code(String name) {
    String spoken = name.toUpperCase(Locale.ROOT).replace('Ç', 'S').replace("Œ", "E");
    char[] letters = PlainText.of(spoken).toCharArray();
    int packed = code(letters, 0, letters.length);
    if (packed == 0) {
      return "";
    }
    StringBuilder code = new StringBuilder();
    for (int i = LENGTH - 1; i >= 0; i--) {
      code.append((char) (packed >>> (8 * i) & 0xFF));
    }
    return code.toString();
  }

  /** The code with one byte a character, 0 when there is no letter. */
  static int code(char[] text, int from, int to) {
    int packed = 0;
    int length = 0;
    int last = -1;
    for (int i = from; i < to && length < LENGTH; i++) {
      int letter = text[i] - 'A';
      if (letter < 0 || letter >= CODES.length) {
        continue;
      }
      int code = CODES[letter];
      if (length == 0) {
        packed = text[i];
        length = 1;
        last = code;
      } else if (code >= 0) {
        if (code != last && code != 0) {
          packed = packed << 8 | ('0' + code);
          length++;
        }
        last = code;
      }
    }
    return length == 0 ? 0 : padded(packed, length);
  }

  private static int padded(int packed, int length) {
    int full = packed;
    for (int i = length; i < LENGTH; i++) {
      full = full << 8 | '0';
    }
    return full;
  }
}
