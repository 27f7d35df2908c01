package org.estuaire.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;

/**
 * The rows of a sheet as the bytes of a delimited file, one row at a time. Each stands on the line
 * of its number in the sheet; titles above the header and rows of sums are blank lines. A sheet
 * does not hold the empty cells at the end of a row: they are put back.
 */
final class SheetBytes extends InputStream {

  static final int TITLES = 20;

  private final Iterator<Row> rows;
  private final Mapping mapping;
  private final Workbook workbook;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private boolean headerFound;
  private int width;
  private int line;
  private int titles;
  private int totals;
  private int blanks;
  private int blanksInARow;
  private byte[] ready = new byte[0];
  private int next;

  /** A row with its number in the sheet, from 1. */
  private record Line(int number, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }

    /** Without the cells: they concern a person. */
    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  SheetBytes(Iterator<Row> rows, Mapping mapping, Workbook workbook) {
    this.rows = rows;
    this.mapping = mapping;
    this.workbook = workbook;
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int given = Math.min(length, ready.length - next);
    System.arraycopy(ready, next, into, start, given);
    next += given;
    return given;
  }

  private boolean fill() {
    while (next == ready.length) {
      try {
        if (!headerFound) {
          headerFound = true;
          passTitles();
        }
        if (ahead.isEmpty() && !rows.hasNext()) {
          return false;
        }
        ready = bytes(ahead.isEmpty() ? line(rows.next()) : ahead.remove());
        next = 0;
      } catch (NoSuchElementException | IllegalStateException | ArithmeticException broken) {
        throw new DeliveryRefused(Finding.of(DelimitedFinding.WORKBOOK_UNREADABLE));
      } catch (RuntimeException broken) {
        throw broken instanceof DeliveryRefused
            ? broken
            : new DeliveryRefused(Finding.of(DelimitedFinding.WORKBOOK_UNREADABLE));
      }
    }
    return true;
  }

  /** The header is the first of the first rows that has the columns; without one all is kept. */
  private void passTitles() {
    List<Line> first = new ArrayList<>();
    while (first.size() < TITLES && rows.hasNext()) {
      Line row = line(rows.next());
      first.add(row);
      if (new Header(row.cells(), mapping).resemblesMapping()) {
        ahead.add(row);
        width = row.cells().size();
        titles =
            (int) first.subList(0, first.size() - 1).stream().filter(one -> !one.isBlank()).count();
        return;
      }
    }
    ahead.addAll(first);
  }

  private static Line line(Row row) {
    return new Line(row.getRowNum(), cells(row));
  }

  static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(row.getCellCount());
    row.forEach(cell -> cells.add(SheetCell.text(cell)));
    return cells;
  }

  /** What was passed over, to be told; complete once all is read. */
  List<Finding> passedOver() {
    return Stream.of(
            told(DelimitedFinding.TITLE_ROWS, titles),
            told(DelimitedFinding.TOTAL_ROWS, totals),
            told(DelimitedFinding.BLANK_ROWS, blanks))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Finding> told(DelimitedFinding code, int rows) {
    return rows == 0 ? Optional.empty() : Optional.of(Finding.of(code, Integer.toString(rows)));
  }

  /** Only those between others: below the last row a spreadsheet keeps as many as it likes. */
  private void countBlanks(Line row, int gap) {
    boolean begun = width > 0 && line > 1;
    if (row.isBlank()) {
      blanksInARow += begun ? gap + 1 : 0;
    } else {
      blanks += begun ? blanksInARow + gap : 0;
      blanksInARow = 0;
    }
  }

  private byte[] bytes(Line row) {
    StringBuilder text = new StringBuilder();
    int gap = row.number() - line - 1;
    for (line++; line < row.number(); line++) {
      text.append('\n');
    }
    if (TotalRow.isSum(row.cells(), width)) {
      totals++;
    } else {
      countBlanks(row, gap);
      String separator = String.valueOf(mapping.separator());
      text.append(String.join(separator, row.cells().stream().map(this::cell).toList()));
      text.append(separator.repeat(Math.max(0, width - row.cells().size())));
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private String cell(String text) {
    String oneLine = text.replaceAll("[\\r\\n]+", " ");
    boolean quoted = oneLine.indexOf(mapping.separator()) >= 0 || oneLine.indexOf('"') >= 0;
    return quoted ? '"' + oneLine.replace("\"", "\"\"") + '"' : oneLine;
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
