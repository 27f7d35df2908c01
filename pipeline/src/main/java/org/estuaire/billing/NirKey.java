package org.estuaire.billing;

/**
 * Checks the two-digit key of a social-security number (NIR) or of an INS: 97 minus the number
 * modulo 97, where Corsica's {@code 2A} counts as 19 and {@code 2B} as 18.
 */
public final class NirKey {

  private static final int LENGTH = 13;

  private NirKey() {}

  /** What can be said of a number and its key. */
  public enum Verdict {
    /** Blank, or a placeholder made of one repeated character. */
    ABSENT,
    /** Well formed, but its key is missing. */
    UNCHECKED,
    VALID,
    WRONG
  }

  public static Verdict verdict(String number, String key) {
    if (number.chars().distinct().count() <= 1) {
      return Verdict.ABSENT;
    }
    String digits = withoutCorsicanLetters(number);
    if (digits.length() != LENGTH || !isDigits(digits)) {
      return Verdict.WRONG;
    }
    if (key.isEmpty() || key.equals("00")) {
      return Verdict.UNCHECKED;
    }
    long expected = 97 - Long.parseLong(digits) % 97;
    boolean same = isDigits(key) && key.length() == 2 && Integer.parseInt(key) == expected;
    return same ? Verdict.VALID : Verdict.WRONG;
  }

  private static String withoutCorsicanLetters(String number) {
    if (number.length() == LENGTH && number.charAt(5) == '2') {
      if (number.charAt(6) == 'A') {
        return number.substring(0, 5) + "19" + number.substring(7);
      }
      if (number.charAt(6) == 'B') {
        return number.substring(0, 5) + "18" + number.substring(7);
      }
    }
    return number;
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
