package org.estuaire.delimited;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as French software writes them. */
final class NumberCells {

  private static final int LONGEST = 40;
  private static final int MOST_DIGITS_OF_LONG = 18;
  private static final int HOUR_DIGITS = 6;
  private static final int MINUTES_PER_HOUR = 60;
  private static final String BLANK = "[ \\u00A0\\u202F\\u2009'\\u2019]";

  /** Sign, then groups of thousands or plain digits, then decimals. */
  private static final Pattern DECIMAL =
      Pattern.compile(
          "([-+]?)(\\d{1,3}(?:"
              + BLANK
              + "\\d{3})+|\\d{1,3}(?:\\.\\d{3})+(?=,)|\\d+)"
              + "(?:[.,](\\d+))?");

  private static final String THOUSAND = "000";

  /** 1.850 is a thousand and more, or nearly two; 0.850 and 1850.250 are no thousands. */
  private static final Pattern MARKED_ONCE = Pattern.compile("[-+]?[1-9]\\d{0,2}[.,]\\d{3}");

  private static final Pattern EURO =
      Pattern.compile(
          "^(?:€|EUR)" + BLANK + "?|" + BLANK + "?(?:€|EUR|euros?)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOCK =
      Pattern.compile(
          "(\\d{1,4})(?::| ?h ?)([0-5]\\d)?(?: ?(?:min|mn))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOUR_SIGN =
      Pattern.compile(" ?h(eures?)?$", Pattern.CASE_INSENSITIVE);

  /** A whole number, also as software writes it that knows decimals alone: {@code 4,00}. */
  private static final Pattern WHOLE = Pattern.compile("([-+]?\\d{1,9})(?:[.,]0{1,4})?");

  /** What a spreadsheet writes of a number that has more digits than it shows. */
  private static final Pattern ROUNDED = Pattern.compile("[-+]?\\d+(?:[.,]\\d*)?[Ee][+-]?\\d{1,3}");

  private NumberCells() {}

  static Cell decimal(String text, int digits, int scale) {
    int plain = decimalsOfPlain(text, digits, scale);
    if (plain >= 0) {
      return new Cell.Present(plain(text, plain).setScale(scale));
    }
    if (text.length() > LONGEST) {
      return CellType.broken(DelimitedFinding.DECIMAL_UNREADABLE, text);
    }
    if (ROUNDED.matcher(text).matches()) {
      return CellType.broken(DelimitedFinding.DECIMAL_ROUNDED, text);
    }
    String amount = EURO.matcher(text).replaceFirst("");
    int comma = amount.lastIndexOf(',');
    if (comma >= 0 && amount.lastIndexOf('.') > comma) {
      return CellType.broken(DelimitedFinding.DECIMAL_AMBIGUOUS, text);
    }
    if (scale < THOUSAND.length() && MARKED_ONCE.matcher(amount).matches()) {
      return CellType.broken(DelimitedFinding.THOUSANDS_OR_DECIMALS, text);
    }
    Matcher parts = DECIMAL.matcher(amount);
    return parts.matches()
        ? fitting(text, value(parts), digits, scale)
        : CellType.broken(DelimitedFinding.DECIMAL_UNREADABLE, text);
  }

  /**
   * Most numbers are digits with one mark and what fits behind it: they need no pattern, of which
   * five would be tried.
   *
   * @return how many decimals such a number has; -1 where it has to be looked at more closely
   */
  private static int decimalsOfPlain(String text, int digits, int scale) {
    int mark = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (mark < 0 && (c == ',' || c == '.')) {
        mark = i;
      } else if (!isAsciiDigit(c)) {
        return -1;
      }
    }
    int whole = mark < 0 ? text.length() : mark;
    int decimals = mark < 0 ? 0 : text.length() - mark - 1;
    boolean complete = whole > 0 && (mark < 0 || decimals > 0);
    boolean fits = whole <= digits && decimals <= scale && text.length() <= MOST_DIGITS_OF_LONG;
    return complete && fits && decimals < THOUSAND.length() ? decimals : -1;
  }

  private static BigDecimal plain(String text, int decimals) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      value = isAsciiDigit(c) ? 10 * value + (c - '0') : value;
    }
    return BigDecimal.valueOf(value, decimals);
  }

  static Cell hours(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      BigDecimal minutes =
          BigDecimal.valueOf(
              Long.parseLong(clock.group(1)) * MINUTES_PER_HOUR
                  + (clock.group(2) == null ? 0 : Long.parseLong(clock.group(2))));
      return new Cell.Present(
          minutes.divide(BigDecimal.valueOf(MINUTES_PER_HOUR), 2, RoundingMode.HALF_UP));
    }
    Cell decimal = decimal(HOUR_SIGN.matcher(text).replaceFirst(""), HOUR_DIGITS, 2);
    boolean told = ROUNDED.matcher(text).matches();
    return decimal instanceof Cell.Present || told
        ? decimal
        : CellType.broken(DelimitedFinding.HOURS_UNREADABLE, text);
  }

  static Cell whole(String text, int least, int greatest) {
    if (ROUNDED.matcher(text).matches()) {
      return CellType.broken(DelimitedFinding.DECIMAL_ROUNDED, text);
    }
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      int value = Integer.parseInt(whole.group(1));
      if (value >= least && value <= greatest) {
        return new Cell.Present(value);
      }
    }
    return CellType.broken(
        DelimitedFinding.WHOLE_UNREADABLE, text, String.valueOf(least), String.valueOf(greatest));
  }

  private static BigDecimal value(Matcher parts) {
    StringBuilder plain = new StringBuilder(parts.group(1));
    parts.group(2).chars().filter(NumberCells::isAsciiDigit).forEach(c -> plain.append((char) c));
    if (parts.group(3) != null) {
      plain.append('.').append(parts.group(3));
    }
    return new BigDecimal(plain.toString());
  }

  private static Cell fitting(String text, BigDecimal value, int digits, int scale) {
    BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    // Three decimals in a column of two are a thousand written with a comma or a dot: not guessed.
    return shortest.scale() <= scale && shortest.precision() - shortest.scale() <= digits
        ? new Cell.Present(shortest.setScale(scale))
        : CellType.broken(
            DelimitedFinding.NUMBER_OUT_OF_FORM,
            text,
            String.valueOf(digits),
            String.valueOf(scale));
  }

  private static boolean isAsciiDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
