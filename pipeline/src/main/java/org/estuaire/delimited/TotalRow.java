package org.estuaire.delimited;

import java.util.Locale;
import java.util.regex.Pattern;

/** The rows in which a spreadsheet adds up those above. */
final class TotalRow {

  private static final Pattern TOTAL =
      Pattern.compile("(SOUS[- ]?)?TOTAL(\\b.*|AUX|S)?|FIN", Pattern.DOTALL);

  private TotalRow() {}

  /** Whether a cell begins a total. */
  static boolean isTotal(String cell) {
    return TOTAL.matcher(cell.strip().toUpperCase(Locale.ROOT)).matches();
  }
}
