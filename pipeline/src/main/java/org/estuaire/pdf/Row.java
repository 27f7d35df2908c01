package org.estuaire.pdf;

import java.util.List;
import java.util.Optional;

/**
 * Cells side by side.
 *
 * @param background as 0xRRGGBB
 */
public record Row(List<Cell> cells, Optional<Integer> background, Rules rules) {

  public Row {
    cells = List.copyOf(cells);
  }

  public static Row of(Cell... cells) {
    return new Row(List.of(cells), Optional.empty(), Rules.NONE);
  }

  /** The same on a colour. */
  public Row on(int colour) {
    return new Row(cells, Optional.of(colour), rules);
  }

  /** The same with rules at its edges. */
  public Row within(Rules lines) {
    return new Row(cells, background, lines);
  }

  /**
   * Lines at edges, in one colour.
   *
   * @param top width in points, 0 for none
   */
  public record Rules(float top, float right, float bottom, float left, int colour) {

    static final Rules NONE = new Rules(0, 0, 0, 0, 0);

    public static Rules around(float width, int colour) {
      return new Rules(width, width, width, width, colour);
    }

    public static Rules above(float width, int colour) {
      return new Rules(width, 0, 0, 0, colour);
    }

    public static Rules below(float width, int colour) {
      return new Rules(0, 0, width, 0, colour);
    }

    public static Rules before(float width, int colour) {
      return new Rules(0, 0, 0, width, colour);
    }
  }
}
