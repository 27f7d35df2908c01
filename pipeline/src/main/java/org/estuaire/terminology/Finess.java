package org.estuaire.terminology;

import java.util.regex.Pattern;

/**
 * The number of a health facility (FINESS): nine characters, the last one a Luhn key. The second
 * character of a Corsican number is a letter; how its key is computed is not published.
 */
public final class Finess {

  private static final Pattern SHAPE = Pattern.compile("(\\d{2}|2[AB])\\d{7}");

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
    return Luhn.holds(number) ? Verdict.VALID : Verdict.WRONG;
  }

  /** Nine digits, or {@code 2A}/{@code 2B} and seven digits; says nothing of the key. */
  public static boolean looksRight(String number) {
    return SHAPE.matcher(number).matches();
  }
}
