package org.estuaire.lab.hl7;

import java.util.regex.Pattern;

/** The key of a NIR, NIA or matricule INS: 97 minus the remainder of the number by 97. */
final class NirKey {

  private static final Pattern FORM = Pattern.compile("\\d{5}(?:\\d{2}|2[AB])\\d{8}");

  private NirKey() {}

  /**
   * Whether 15 characters are a number and its key. Corsican departments count as 19 (2A) and 18
   * (2B).
   */
  static boolean holds(String number) {
    if (!FORM.matcher(number).matches()) {
      return false;
    }
    String digits = number.substring(0, 13).replace("2A", "19").replace("2B", "18");
    long key = 97 - Long.parseLong(digits) % 97;
    return key == Integer.parseInt(number.substring(13));
  }
}
