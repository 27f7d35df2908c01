package org.estuaire.lab.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as French laboratories write them: decimal comma, comparators, stars around what is out
 * of range, powers of ten, titres. What isn't surely a number is none.
 */
public final class NumberReader {

  /** Longer is no measurement. Also bounds the work of the patterns below. */
  private static final int LONGEST = 60;

  /** So many digits fit into a long. */
  private static final int LONGEST_SIMPLE = 18;

  private static final String NUMBER =
      "[+-]?(?:\\d{1,3}(?:[ \u00A0\u202F]\\d{3})+|\\d{1,25})?(?:[.,]\\d{1,25})?(?:[eE][+-]?\\d{1,2})?";
  private static final Pattern PLAIN = Pattern.compile(NUMBER);
  private static final Pattern COMPARED = Pattern.compile("(<=|>=|=<|=>|[<>≤≥])\\s*(.*)");

  /** A titre is one to something; 12:30 is as likely a time. */
  private static final Pattern TITRE = Pattern.compile("1\\s*[:/]\\s*([1-9]\\d{0,8})");

  private NumberReader() {}

  /** A number, a compared number or a titre; empty for anything else. */
  public static Optional<ResultValue> value(String text) {
    String bare = withoutStars(text);
    if (bare.isEmpty() || bare.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<BigDecimal> simple = simple(bare);
    if (simple.isPresent()) {
      return Optional.of(new ResultValue.Quantity("", simple.get()));
    }
    Matcher titre = TITRE.matcher(bare);
    if (titre.matches()) {
      return ratio("1", titre.group(1));
    }
    Matcher compared = COMPARED.matcher(bare);
    return compared.matches() ? quantity(compared.group(1), compared.group(2)) : quantity("", bare);
  }

  /** A quantity of a stated comparator and number. */
  public static Optional<ResultValue> quantity(String comparator, String number) {
    String canonical = comparator(comparator);
    return canonical == null
        ? Optional.empty()
        : number(number).map(n -> new ResultValue.Quantity(canonical, n));
  }

  /** A titre of two whole texts; empty unless both are numbers and the second isn't zero. */
  public static Optional<ResultValue> ratio(String numerator, String denominator) {
    return number(numerator)
        .flatMap(
            above ->
                number(denominator)
                    .filter(below -> below.signum() != 0)
                    .map(below -> new ResultValue.Ratio(above, below)));
  }

  /** Empty unless the whole text is one number. */
  public static Optional<BigDecimal> number(String text) {
    String bare = text.strip();
    Optional<BigDecimal> simple = simple(bare);
    if (simple.isPresent()) {
      return simple;
    }
    boolean digits = bare.chars().anyMatch(c -> c >= '0' && c <= '9');
    if (!digits || bare.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<BigDecimal> power = PowerOfTen.read(bare);
    if (power.isPresent() || PowerOfTen.isTwofold(bare) || !PLAIN.matcher(bare).matches()) {
      return power;
    }
    try {
      BigDecimal number = new BigDecimal(withoutBlanks(bare).replace(',', '.'));
      return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
    } catch (NumberFormatException exponentAlone) {
      return Optional.empty();
    }
  }

  /** Digits with at most one decimal sign among them: nearly all numbers, read without patterns. */
  private static Optional<BigDecimal> simple(String text) {
    int length = text.length();
    if (length == 0 || length > LONGEST_SIMPLE) {
      return Optional.empty();
    }
    int decimals = -1;
    long digits = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
      } else if ((c == '.' || c == ',') && decimals < 0 && i > 0 && i < length - 1) {
        decimals = length - 1 - i;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(BigDecimal.valueOf(digits, Math.max(decimals, 0)));
  }

  /** {@code low-high}, {@code < high}, {@code > low}; the text is kept whatever it is. */
  public static ReferenceRange range(String text) {
    return RangeText.read(text);
  }

  private static String withoutBlanks(String number) {
    return number.replace(" ", "").replace("\u00A0", "").replace("\u202F", "");
  }

  private static String withoutStars(String text) {
    String bare = text.strip();
    int from = 0;
    int to = bare.length();
    while (from < to && bare.charAt(from) == '*') {
      from++;
    }
    while (to > from && bare.charAt(to - 1) == '*') {
      to--;
    }
    return bare.substring(from, to).strip();
  }

  /** Null for what is no comparator. */
  private static @Nullable String comparator(String text) {
    switch (text.strip()) {
      case "":
      case "=":
        return "";
      case "<":
      case ">":
      case "<=":
      case ">=":
        return text.strip();
      case "≤":
      case "=<":
        return "<=";
      case "≥":
      case "=>":
        return ">=";
      default:
        return null;
    }
  }
}
