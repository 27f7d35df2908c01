package org.estuaire.pdf;

import java.util.List;

/**
 * A part of a row.
 *
 * @param share of the width of the page, 1 being all of it
 * @param padding between its edges and its words, in points
 */
public record Cell(float share, Padding padding, List<Paragraph> paragraphs) {

  public Cell {
    paragraphs = List.copyOf(paragraphs);
  }

  public static Cell of(float share, Padding padding, Paragraph... paragraphs) {
    return new Cell(share, padding, List.of(paragraphs));
  }

  /** Room around words, in points. */
  public record Padding(float top, float right, float bottom, float left) {

    public static final Padding NONE = new Padding(0, 0, 0, 0);
  }
}
