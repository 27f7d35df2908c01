package org.estuaire.lab.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Powers of ten as laboratories write counts: {@code 10^5}, {@code 10⁵}, {@code 10*5}, {@code
 * 10E5}, {@code 1,5.10^5}. The E after a bare 10 stands for the exponent, as on a report: {@code
 * 10E5} is one hundred thousand, not ten times that. What could mean either is no number: {@code
 * 10E+5}, {@code 1.10E5}.
 */
public final class PowerOfTen {

  private static final int LONGEST = 60;

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Where 10 and E stand together, arithmetic and laboratories disagree. */
  private static final Pattern LETTER =
      Pattern.compile("[+-]?(?:\\d+\\.10\\s*[eE]\\s*\\d|0*10\\s*[eE]).*");

  private static final Pattern BARE_LETTER =
      Pattern.compile("[*<>=≤≥\\s]*10\\s*[eE]\\s*\\d{1,2}(?!\\d).*");

  private static final Pattern POWER =
      Pattern.compile(
          "(?:([+-]?\\d{1,9}(?:[.,]\\d{1,9})?)\\s*([xX×*.·⋅∙])\\s*|[xX×]\\s*)?"
              + "10\\s*(?:(?:\\^|\\*{1,2}|puissance)\\s*([+-]?\\d{1,2})|([⁺⁻]?["
              + RAISED
              + "]{1,2})|([eE])\\s*(\\d{1,2}))");

  private PowerOfTen() {}

  /** Whether a number is written with E after a bare 10, perhaps compared or with its unit. */
  public static boolean isWrittenWithE(String text) {
    return text.length() <= LONGEST && BARE_LETTER.matcher(text).matches();
  }

  /** Whether arithmetic and laboratories may mean different numbers by it. */
  static boolean isTwofold(String text) {
    return LETTER.matcher(text).matches();
  }

  /** Empty for what isn't surely a power of ten, or a multiple of one. */
  static Optional<BigDecimal> read(String text) {
    Matcher power = POWER.matcher(text);
    if (text.indexOf("10") < 0 || !power.matches()) {
      return Optional.empty();
    }
    boolean letter = power.group(5) != null;
    if (letter && isDecimal(power.group(1), power.group(2))) {
      return Optional.empty();
    }
    String factor = power.group(1) == null ? "1" : power.group(1).replace(',', '.');
    BigDecimal number = new BigDecimal(factor).scaleByPowerOfTen(exponent(power));
    return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
  }

  /** {@code 1.10E5} may be 1.10 × 10⁵ of a computer. */
  private static boolean isDecimal(String factor, String sign) {
    return factor != null
        && sign.equals(".")
        && factor.chars().noneMatch(c -> c == '.' || c == ',');
  }

  private static int exponent(Matcher power) {
    if (power.group(3) != null) {
      return Integer.parseInt(power.group(3));
    }
    return power.group(4) == null
        ? Integer.parseInt(power.group(6))
        : Integer.parseInt(plain(power.group(4)));
  }

  private static String plain(String raised) {
    StringBuilder plain = new StringBuilder(raised.length());
    for (int i = 0; i < raised.length(); i++) {
      char c = raised.charAt(i);
      plain.append(c == '⁻' ? "-" : c == '⁺' ? "" : Integer.toString(RAISED.indexOf(c)));
    }
    return plain.toString();
  }
}
