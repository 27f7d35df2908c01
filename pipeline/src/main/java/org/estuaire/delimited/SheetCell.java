package org.estuaire.delimited;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** What a cell of a sheet holds, as the text that a French export would have written. */
final class SheetCell {

  /** Of the sixteen digits that a spreadsheet stores, the last is noise. */
  private static final MathContext DIGITS = new MathContext(15);

  /** No number of a spreadsheet has more; 1E+999999999 written out is a text of a gigabyte. */
  private static final int MOST_PLACES = 400;

  /** Quoted words and colours of a format say nothing about what it formats. */
  private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

  private static final Pattern DATE = Pattern.compile(".*(?:[ymdh]|a{3}).*");

  private SheetCell() {}

  static String text(Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return Boolean.TRUE.equals(cell.asBoolean()) ? "O" : "N";
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return isDate(cell) ? date(cell.asDate()) : number(number);
    }
    return cell.getText();
  }

  private static boolean isDate(Cell cell) {
    String format = cell.getDataFormatString();
    return format != null
        && DATE.matcher(DECORATION.matcher(format.toLowerCase(Locale.ROOT)).replaceAll(""))
            .matches();
  }

  private static String date(LocalDateTime moment) {
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.toLocalDate() + " " + moment.toLocalTime().withNano(0);
  }

  private static String number(BigDecimal stored) {
    BigDecimal shortest = stored.round(DIGITS).stripTrailingZeros();
    boolean writable = Math.abs(shortest.scale()) <= MOST_PLACES;
    return (writable ? shortest.toPlainString() : shortest.toString()).replace('.', ',');
  }
}
