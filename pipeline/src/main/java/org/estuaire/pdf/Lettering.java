package org.estuaire.pdf;

/**
 * How words look.
 *
 * @param size in points
 * @param colour as 0xRRGGBB
 */
public record Lettering(float size, boolean bold, int colour) {

  private static final float LINE = 1.3f;

  /** The same in bold. */
  public Lettering inBold() {
    return new Lettering(size, true, colour);
  }

  /** From line to line, in points. */
  float line() {
    return LINE * size;
  }

  Typeface face() {
    return bold ? Typeface.BOLD : Typeface.NORMAL;
  }
}
