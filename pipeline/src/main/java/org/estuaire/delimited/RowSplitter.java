package org.estuaire.delimited;

import java.io.IOException;
import java.util.Optional;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;

/** The rows of a delivery: without its header, its blank rows and its trailer. */
final class RowSplitter implements RecordSplitter {

  private final RowScanner rows;
  private final char separator;
  private boolean headerPassed;
  private int ordinal;

  RowSplitter(RowScanner rows, char separator) {
    this.rows = rows;
    this.separator = separator;
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    if (!headerPassed) {
      headerPassed = true;
      DelimitedFormat.firstRow(rows, separator);
    }
    Optional<RowScanner.ScannedRow> row = rows.next();
    while (row.isPresent() && !isRecord(row.get().bytes(), separator)) {
      row = rows.next();
    }
    return row.map(this::raw);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  static boolean isRecord(byte[] row, char separator) {
    return !isBlank(row, separator) && Trailer.of(row, separator).isEmpty();
  }

  /** Spreadsheets export rows of mere separators below the last one; they say nothing. */
  static boolean isBlank(byte[] row, char separator) {
    for (byte b : row) {
      if (b != separator && b != ' ' && b != '\t' && b != '"') {
        return false;
      }
    }
    return true;
  }

  private RawRecord raw(RowScanner.ScannedRow row) {
    ordinal++;
    byte[] bytes = row.bytes();
    return new RawRecord(new Place(ordinal, row.line(), row.offset(), bytes.length), bytes);
  }
}
