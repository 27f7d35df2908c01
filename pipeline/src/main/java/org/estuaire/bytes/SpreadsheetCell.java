package org.estuaire.bytes;

import java.util.regex.Pattern;

/**
 * A text of somebody else in a file that a spreadsheet will open: never a formula (CWE-1236), and
 * nothing that commands.
 */
public final class SpreadsheetCell {

  /** Also their wide forms, which some spreadsheets take for the same. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d  \\u202F.,:/€%]*");

  private SpreadsheetCell() {}

  /** The text as a cell that stays text; amounts below zero stay amounts. */
  public static String harmless(String text) {
    return startsFormula(text)
        ? "'" + ControlCharacters.shown(text)
        : ControlCharacters.shown(text);
  }

  /** Whether a spreadsheet would take the text for a formula. */
  public static boolean startsFormula(String text) {
    return !text.isEmpty()
        && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
        && !NUMBER.matcher(text).matches();
  }

  /** The text that was made harmless, when it comes back. */
  public static String original(String cell) {
    return cell.startsWith("'") && startsFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }
}
