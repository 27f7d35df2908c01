package org.estuaire.terminology;

import java.util.regex.Pattern;

/** The form of a LOINC code: up to seven digits, a hyphen, a check digit (Luhn, modulo 10). */
public final class LoincCode {

  private static final Pattern FORM = Pattern.compile("\\d{1,7}-\\d");

  private LoincCode() {}

  public static boolean isWellFormed(String code) {
    if (code.length() > 9 || !FORM.matcher(code).matches()) {
      return false;
    }
    int last = code.length() - 1;
    return code.charAt(last) - '0' == checkDigit(code.substring(0, last - 1));
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    boolean doubled = true;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      int weighted = doubled ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
      doubled = !doubled;
    }
    return (10 - sum % 10) % 10;
  }
}
