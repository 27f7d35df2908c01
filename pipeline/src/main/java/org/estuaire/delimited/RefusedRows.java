package org.estuaire.delimited;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Reading;

/**
 * The refused rows of a delivery, as a file that its sender corrects and sends again, in the
 * sender's own kind of file. At the end of each row stand why it was refused and on which line;
 * sent back, the two added columns are ignored.
 */
public abstract sealed class RefusedRows permits RefusedRowsCsv, RefusedRowsWorkbook {

  static final String REASON = "MOTIF";
  static final String LINE = "LIGNE";

  /** By {@link ColumnNames#key}. */
  static final Set<String> ADDED_COLUMNS = Set.of(REASON, LINE);

  RefusedRows() {}

  /**
   * @param reading of the delivery to which the rows belong
   * @param mapping of its sender
   * @param language of its sender
   */
  public static RefusedRows of(Reading reading, Mapping mapping, Language language) {
    return new DelimitedReading(reading).workbook()
        ? new RefusedRowsWorkbook(reading, mapping, language)
        : new RefusedRowsCsv(reading, language);
  }

  /** Extension of the file, without the dot. */
  static String extension(Reading reading) {
    return new DelimitedReading(reading).workbook() ? "xlsx" : "csv";
  }

  /** Writes the file; rows are taken one by one, so that their number has no limit. */
  public abstract void write(Iterator<RefusedRow> rows, OutputStream out) throws IOException;

  /**
   * The cells of a row that are the sender's own: rows that are refused for the second time already
   * end with the columns of the first time. As many as a row may have, where there are none.
   */
  static int ownCells(List<String> header) {
    int own = header.size() - ADDED_COLUMNS.size();
    boolean again = own > 0 && isAdded(header.get(own)) && isAdded(header.get(own + 1));
    return again ? own : RowText.MOST_CELLS;
  }

  private static boolean isAdded(String name) {
    return ADDED_COLUMNS.contains(ColumnNames.key(name));
  }
}
