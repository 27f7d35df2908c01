package org.estuaire.synthetic;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** A fixed-width line under way; positions count from 1, as in the layouts of the ATIH. */
final class FixedLine {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMMyyyy", Locale.ROOT);

  private final char[] cells;

  FixedLine(int width) {
    cells = new char[width];
    Arrays.fill(cells, ' ');
  }

  /** Text from a position on; a field beyond the width does not exist in that year's layout. */
  FixedLine text(int position, String text) {
    for (int i = 0; i < text.length() && position - 1 + i < cells.length; i++) {
      cells[position - 1 + i] = text.charAt(i);
    }
    return this;
  }

  /** A number, or an amount in cents, filled with zeros. */
  FixedLine number(int position, int width, long value) {
    return text(position, Digits.padded(value, width));
  }

  FixedLine day(int position, LocalDate day) {
    return text(position, DAY.format(day));
  }

  @Override
  public String toString() {
    return new String(cells);
  }
}
