package org.estuaire.terminology;

import java.util.regex.Pattern;

/** The form of a LOINC code: up to seven digits, a hyphen, a check digit (Luhn, modulo 10). */
public final class LoincCode {

  private static final Pattern FORM = Pattern.compile("\\d{1,7}-\\d");

  private LoincCode() {}

  public static boolean isWellFormed(String code) {
    return FORM.matcher(code).matches() && Luhn.holds(code.replace("-", ""));
  }
}
