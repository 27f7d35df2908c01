package org.estuaire.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.bytes.ControlCharacters;

/**
 * Words as glyphs: without what commands, what can't be seen, and what is no character. The fonts
 * have few raised and lowered figures, so these are figures that stand higher or lower: ten to the
 * ninth would lose its nine.
 */
final class Letters {

  private static final String PLAIN = "0123456789+-";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋";
  private static final char NARROW_BLANK = '\u202F';
  private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
  private static final char ZERO_WIDTH_JOINER = '\u200D';
  private static final int PLAIN_TEXT_ENDS = 0x7F;
  private static final float SMALL = 0.7f;
  private static final float HIGHER = 0.35f;
  private static final float LOWER = -0.12f;
  private static final float THOUSAND = 1000;

  private final Lettering lettering;
  private final Typeface face;
  private final int[] letters;
  private final byte[] heights;
  private int size;

  private Letters(Lettering lettering, int most) {
    this.lettering = lettering;
    this.face = lettering.face();
    this.letters = new int[most];
    this.heights = new byte[most];
  }

  /** Words of one line; only the first where there are several. */
  static Letters line(Lettering lettering, String words) {
    List<Letters> lines = lines(lettering, words);
    return lines.isEmpty() ? new Letters(lettering, 0) : lines.get(0);
  }

  /** Each line of some words. */
  static List<Letters> lines(Lettering lettering, String words) {
    if (isPlain(words)) {
      return words.isEmpty() ? List.of() : List.of(seen(lettering, words));
    }
    List<Letters> lines = new ArrayList<>();
    String shown = ControlCharacters.shownLines(Normalizer.normalize(words, Normalizer.Form.NFC));
    shown.lines().forEach(line -> lines.add(seen(lettering, line)));
    return lines;
  }

  /** Nearly all of them: nothing to compose, nothing to leave out. */
  private static boolean isPlain(String words) {
    for (int i = 0; i < words.length(); i++) {
      if (words.charAt(i) < ' ' || words.charAt(i) >= PLAIN_TEXT_ENDS) {
        return false;
      }
    }
    return true;
  }

  private static Letters seen(Lettering lettering, String line) {
    Letters letters = new Letters(lettering, line.length());
    line.codePoints().forEach(letters::see);
    return letters;
  }

  private void see(int letter) {
    if (letter < PLAIN_TEXT_ENDS) {
      add(letter == '\t' ? ' ' : letter, 0);
      return;
    }
    int raised = RAISED.indexOf(letter);
    int lowered = LOWERED.indexOf(letter);
    if (raised >= 0) {
      add(PLAIN.charAt(raised), 1);
    } else if (lowered >= 0) {
      add(PLAIN.charAt(lowered), -1);
    } else if (letter == NARROW_BLANK) {
      add('\u00A0', 0);
    } else if (letter != ZERO_WIDTH_JOINER && letter != ZERO_WIDTH_NON_JOINER) {
      add(letter, 0);
    }
  }

  private void add(int letter, int height) {
    letters[size] = face.glyph(letter) == 0 ? Typeface.MISSING : letter;
    heights[size] = (byte) height;
    size++;
  }

  int size() {
    return size;
  }

  int letter(int at) {
    return letters[at];
  }

  Lettering lettering() {
    return lettering;
  }

  /** How far it goes, in points. */
  float width(int from, int to) {
    float width = 0;
    for (int i = from; i < to; i++) {
      width += width(i);
    }
    return width;
  }

  private float width(int at) {
    return face.width(face.glyph(letters[at])) * sizeOf(at) / THOUSAND;
  }

  /** How many from one on fit into a width, broken where there is a blank; at least one of some. */
  int fitting(int from, float width) {
    float room = width;
    int blank = -1;
    for (int i = from; i < size; i++) {
      room -= width(i);
      // The blank at which a line is broken needs no room.
      if (letters[i] == ' ') {
        blank = i;
      } else if (room < 0) {
        return Math.max(1, (blank > from ? blank + 1 : i) - from);
      }
    }
    return size - from;
  }

  /** Where those of one height end. */
  int sameHeight(int from, int to) {
    int end = from + 1;
    while (end < to && heights[end] == heights[from]) {
      end++;
    }
    return end;
  }

  /** The size of one of them, in points. */
  float sizeOf(int at) {
    return heights[at] == 0 ? lettering.size() : SMALL * lettering.size();
  }

  /** How much higher than the line one of them stands, in points. */
  float rise(int at) {
    return heights[at] == 0 ? 0 : (heights[at] > 0 ? HIGHER : LOWER) * lettering.size();
  }
}
