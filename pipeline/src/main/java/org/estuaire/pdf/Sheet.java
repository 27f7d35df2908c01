package org.estuaire.pdf;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;

/**
 * What is drawn on one page (PDF 1.4, 4 and 5), in points from its upper left corner.
 *
 * <p>Letters that are not usual are noted: the fonts of the file need them.
 */
final class Sheet {

  static final float WIDTH = 595.28f;
  static final float HEIGHT = 841.89f;

  private static final String HEX = "0123456789ABCDEF";
  private static final int HUNDRED = 100;
  private static final float FULL = 255;

  private final StringBuilder content = new StringBuilder(16_384);
  private final SortedSet<Integer> normal;
  private final SortedSet<Integer> bold;

  /**
   * @param normal takes the unusual letters in normal weight
   * @param bold and those in bold
   */
  Sheet(SortedSet<Integer> normal, SortedSet<Integer> bold) {
    this.normal = normal;
    this.bold = bold;
  }

  /** A filled rectangle. */
  void fill(float x, float y, float width, float height, int colour) {
    colour(colour);
    number(x).number(HEIGHT - y - height).number(width).number(height);
    content.append("re f\n");
  }

  /**
   * Some letters of a line.
   *
   * @param y of the line that they stand on
   */
  void write(Letters line, int from, int to, float x, float y) {
    if (from == to) {
      return;
    }
    colour(line.lettering().colour());
    content.append("BT ");
    number(x).number(HEIGHT - y);
    content.append("Td ");
    for (int i = from; i < to; ) {
      int end = line.sameHeight(i, to);
      content.append(line.lettering().bold() ? "/B " : "/N ");
      number(line.sizeOf(i));
      content.append("Tf ");
      if (line.rise(i) != 0) {
        number(line.rise(i));
        content.append("Ts ");
      }
      glyphs(line, i, end);
      content.append(line.rise(i) != 0 ? " Tj 0 Ts " : " Tj ");
      i = end;
    }
    content.append("ET\n");
  }

  private void glyphs(Letters line, int from, int to) {
    Typeface face = line.lettering().face();
    content.append('<');
    for (int i = from; i < to; i++) {
      int letter = line.letter(i);
      if (!EmbeddedFont.isUsual(letter)) {
        (line.lettering().bold() ? bold : normal).add(letter);
      }
      int glyph = face.glyph(letter);
      for (int shift = 12; shift >= 0; shift -= 4) {
        content.append(HEX.charAt(glyph >> shift & 0xF));
      }
    }
    content.append('>');
  }

  private void colour(int colour) {
    number((colour >> 16 & 0xFF) / FULL).number((colour >> 8 & 0xFF) / FULL);
    number((colour & 0xFF) / FULL);
    content.append("rg\n");
  }

  /** With two decimals. */
  private Sheet number(float number) {
    int hundredths = Math.round(number * HUNDRED);
    if (hundredths < 0) {
      content.append('-');
    }
    int positive = Math.abs(hundredths);
    content.append(positive / HUNDRED);
    if (positive % HUNDRED != 0) {
      content.append('.').append((char) ('0' + positive / 10 % 10));
      content.append(positive % 10 == 0 ? "" : positive % 10);
    }
    content.append(' ');
    return this;
  }

  byte[] bytes() {
    return content.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
