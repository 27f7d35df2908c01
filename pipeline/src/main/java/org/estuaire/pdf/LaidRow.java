package org.estuaire.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A row whose words were wrapped: its height is known, and it can be cut between two lines. */
record LaidRow(List<Column> columns, Optional<Integer> background, Row.Rules rules) {

  /** Of the size of letters: how far below the top of a line they stand. */
  private static final float STANDING = 1.02f;

  /** Letters at their place in a column. */
  private record Piece(Letters letters, int from, int to, float x) {}

  /** What stands at one height. */
  private record Line(float height, List<Piece> pieces) {}

  /** A cell at its place. */
  record Column(float x, Cell.Padding padding, List<Line> lines) {

    private float height() {
      float height = padding.top() + padding.bottom();
      for (Line line : lines) {
        height += line.height();
      }
      return height;
    }

    private Column with(List<Line> others) {
      return new Column(x, padding, List.copyOf(others));
    }

    /** How many lines fit into a height. */
    private int fitting(float height) {
      float room = height - padding.top() - padding.bottom();
      int fitting = 0;
      while (fitting < lines.size() && room >= lines.get(fitting).height()) {
        room -= lines.get(fitting).height();
        fitting++;
      }
      return fitting;
    }
  }

  /** Wraps the words of a row to the width of a page's text. */
  static LaidRow of(Row row, float left, float width) {
    List<Column> columns = new ArrayList<>(row.cells().size());
    float x = left;
    for (Cell cell : row.cells()) {
      columns.add(column(cell, x, cell.share() * width));
      x += cell.share() * width;
    }
    return new LaidRow(columns, row.background(), row.rules());
  }

  private static Column column(Cell cell, float x, float width) {
    float room = width - cell.padding().left() - cell.padding().right();
    List<Line> lines = new ArrayList<>();
    cell.paragraphs().forEach(words -> wrap(words, room, lines));
    return new Column(x + cell.padding().left(), cell.padding(), lines);
  }

  private static void wrap(Paragraph paragraph, float width, List<Line> lines) {
    float room = width - paragraph.indent();
    int first = lines.size();
    for (Letters letters : Letters.lines(paragraph.lettering(), paragraph.words())) {
      int from = 0;
      do {
        int to = from + letters.fitting(from, room);
        int end = to;
        while (to < letters.size() && end > from && letters.letter(end - 1) == ' ') {
          end--;
        }
        float x = paragraph.indent();
        x += paragraph.centred() ? (room - letters.width(from, end)) / 2 : 0;
        List<Piece> pieces = new ArrayList<>(2);
        pieces.add(new Piece(letters, from, end, x));
        lines.add(new Line(paragraph.lettering().line(), pieces));
        from = to;
      } while (from < letters.size());
    }
    if (!paragraph.label().isEmpty() && lines.size() > first) {
      Letters label = Letters.line(paragraph.labelling(), paragraph.label());
      lines.get(first).pieces().add(new Piece(label, 0, label.size(), 0));
    }
  }

  float height() {
    float height = 0;
    for (Column column : columns) {
      height = Math.max(height, column.height());
    }
    return height;
  }

  /** The lines that fit into a height; may be none. */
  LaidRow first(float height) {
    return with(column -> column.lines().subList(0, column.fitting(height)));
  }

  /** The lines that do not. */
  LaidRow rest(float height) {
    return with(column -> column.lines().subList(column.fitting(height), column.lines().size()));
  }

  private LaidRow with(Function<Column, List<Line>> lines) {
    return new LaidRow(
        columns.stream().map(column -> column.with(lines.apply(column))).toList(),
        background,
        rules);
  }

  boolean isEmpty() {
    return columns.stream().allMatch(column -> column.lines().isEmpty());
  }

  void draw(Sheet sheet, float left, float y, float width) {
    float height = height();
    background.ifPresent(colour -> sheet.fill(left, y, width, height, colour));
    rules(sheet, left, y, width, height);
    for (Column column : columns) {
      float top = y + column.padding().top();
      for (Line line : column.lines()) {
        for (Piece piece : line.pieces()) {
          float stands = top + STANDING * piece.letters().lettering().size();
          sheet.write(piece.letters(), piece.from(), piece.to(), column.x() + piece.x(), stands);
        }
        top += line.height();
      }
    }
  }

  private void rules(Sheet sheet, float left, float y, float width, float height) {
    if (rules.top() > 0) {
      sheet.fill(left, y, width, rules.top(), rules.colour());
    }
    if (rules.bottom() > 0) {
      sheet.fill(left, y + height - rules.bottom(), width, rules.bottom(), rules.colour());
    }
    if (rules.left() > 0) {
      sheet.fill(left, y, rules.left(), height, rules.colour());
    }
    if (rules.right() > 0) {
      sheet.fill(left + width - rules.right(), y, rules.right(), height, rules.colour());
    }
  }

  /** Without the content: it may concern a patient. */
  @Override
  public String toString() {
    return "LaidRow[…]";
  }
}
