package org.estuaire.terminology;

/** The form of a LOINC code: up to seven digits, a hyphen, a check digit (Luhn, modulo 10). */
public final class LoincCode {

  private static final int LONGEST = 9;

  private LoincCode() {}

  public static boolean isWellFormed(String code) {
    int hyphen = code.length() - 2;
    return hyphen >= 1
        && code.length() <= LONGEST
        && code.charAt(hyphen) == '-'
        && areDigits(code, 0, hyphen)
        && areDigits(code, hyphen + 1, code.length())
        && Luhn.holds(code.substring(0, hyphen) + code.charAt(hyphen + 1));
  }

  /** Asked for every result of a night: too often for a pattern. */
  private static boolean areDigits(String code, int from, int to) {
    for (int i = from; i < to; i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
