package org.estuaire.billing;

/**
 * Checks the number of a health facility (FINESS): nine characters, the last one a Luhn key. The
 * second character of a Corsican number is a letter; how its key is computed is not published.
 */
public final class Finess {

  private static final int LENGTH = 9;

  private Finess() {}

  /** What can be said of a number. */
  public enum Verdict {
    VALID,
    WRONG,
    /** Corsican: well formed, key not verifiable. */
    UNCHECKED
  }

  public static Verdict verdict(String number) {
    if (!looksRight(number)) {
      return Verdict.WRONG;
    }
    if (number.charAt(1) > '9') {
      return Verdict.UNCHECKED;
    }
    return luhn(number) % 10 == 0 ? Verdict.VALID : Verdict.WRONG;
  }

  /** Nine digits, or {@code 2A}/{@code 2B} and seven digits; says nothing of the key. */
  public static boolean looksRight(String number) {
    if (number.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = number.charAt(i);
      boolean corsican = i == 1 && (c == 'A' || c == 'B') && number.charAt(0) == '2';
      if ((c < '0' || c > '9') && !corsican) {
        return false;
      }
    }
    return true;
  }

  private static int luhn(String number) {
    int sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = number.charAt(i) - '0';
      // Every second digit from the right, the key excluded, counts double.
      int weighted = (LENGTH - i) % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum;
  }
}
