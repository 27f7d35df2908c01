package org.estuaire.delimited;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** From the bytes of one row to its cells. */
final class RowText {

  /** As many as a sheet has columns. A row of separators alone would be cells without end. */
  static final int MOST_CELLS = 16_384;

  private RowText() {}

  /** Whether a row has more cells than any row may have; none of them is built. */
  static boolean isTooWide(String row, char separator) {
    return row.length() >= MOST_CELLS
        && CellState.cells(row, separator, MOST_CELLS + 1) > MOST_CELLS;
  }

  /** Nothing when the row is malformed, or too wide. */
  static Optional<List<String>> cells(String row, char separator) {
    if (row.isEmpty()) {
      return Optional.of(List.of(""));
    }
    if (isTooWide(row, separator)) {
      return Optional.empty();
    }
    if (isPlain(row)) {
      return Optional.of(divided(row, separator));
    }
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    try (CSVParser parser = CSVParser.parse(row, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? Optional.of(records.get(0).toList()) : Optional.empty();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      // The parser's message quotes the row: it is dropped.
      return Optional.empty();
    }
  }

  /** Without quotation marks and line ends, only the separator means anything (RFC 4180). */
  private static boolean isPlain(String row) {
    return row.indexOf('"') < 0 && row.indexOf('\n') < 0 && row.indexOf('\r') < 0;
  }

  /** Most rows are plain: a parser, with its buffers, made for each took longer than all else. */
  private static List<String> divided(String row, char separator) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    for (int end = row.indexOf(separator); end >= 0; end = row.indexOf(separator, start)) {
      cells.add(row.substring(start, end));
      start = end + 1;
    }
    cells.add(row.substring(start));
    return cells;
  }

  /** Without blanks at both ends, no-break spaces included. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean hasControlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
