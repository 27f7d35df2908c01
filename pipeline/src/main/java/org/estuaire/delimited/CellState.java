package org.estuaire.delimited;

import java.util.Arrays;

/** Where one stands in a row, byte by byte (RFC 4180). */
enum CellState {
  START,
  PLAIN,
  QUOTED,
  /** After a mark inside a quoted cell: it ends the cell, or is the first of a doubled one. */
  QUOTE_IN_QUOTED,
  AFTER_QUOTED;

  CellState after(int read, char separator) {
    return switch (this) {
      case START -> read == '"' ? QUOTED : plain(read, separator);
      case PLAIN -> plain(read, separator);
      case QUOTED -> read == '"' ? QUOTE_IN_QUOTED : QUOTED;
      case QUOTE_IN_QUOTED -> read == '"' ? QUOTED : closed(read, separator);
      case AFTER_QUOTED -> closed(read, separator);
    };
  }

  boolean isClosed() {
    return this == QUOTE_IN_QUOTED || this == AFTER_QUOTED;
  }

  /** The first cells of a row, to the byte; the whole row when it has no more. */
  static byte[] firstCells(byte[] row, int cells, char separator) {
    CellState state = START;
    int left = cells;
    for (int i = 0; i < row.length; i++) {
      state = state.after(row[i], separator);
      if (state == START && --left == 0) {
        return Arrays.copyOf(row, i);
      }
    }
    return row;
  }

  /** How many cells a row has, counted no further than to a limit. */
  static int cells(String row, char separator, int most) {
    CellState state = START;
    int cells = 1;
    for (int i = 0; i < row.length() && cells < most; i++) {
      state = state.after(row.charAt(i), separator);
      cells += state == START ? 1 : 0;
    }
    return cells;
  }

  private static CellState plain(int read, char separator) {
    return read == separator ? START : PLAIN;
  }

  private static CellState closed(int read, char separator) {
    return read == ' ' ? AFTER_QUOTED : plain(read, separator);
  }
}
