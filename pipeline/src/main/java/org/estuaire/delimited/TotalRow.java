package org.estuaire.delimited;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rows in which a spreadsheet adds up those above. */
final class TotalRow {

  private static final Pattern TOTAL =
      Pattern.compile("(SOUS[- ]?)?TOTAL(\\b.*|AUX|S)?|FIN", Pattern.DOTALL);

  private TotalRow() {}

  /**
   * Whether a row adds up those above: it begins with the word, and most of its columns have no
   * sum. The line that states the number of rows is another thing.
   *
   * @param width of the header; 0 where it is unknown, and so are sums
   */
  static boolean isSum(List<String> row, int width) {
    List<String> filled = row.stream().filter(cell -> !cell.isBlank()).toList();
    return !filled.isEmpty()
        && isTotal(filled.get(0))
        && filled.size() * 3 <= width
        && !Trailer.isTrailer(row);
  }

  /** Whether a cell begins a total. */
  static boolean isTotal(String cell) {
    return TOTAL.matcher(cell.strip().toUpperCase(Locale.ROOT)).matches();
  }
}
