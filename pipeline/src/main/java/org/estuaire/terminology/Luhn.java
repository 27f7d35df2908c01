package org.estuaire.terminology;

/** The check digit of LOINC, FINESS and SIRET: Luhn, modulo 10. */
final class Luhn {

  private Luhn() {}

  /**
   * Whether the last digit checks the others.
   *
   * @param digits nothing but digits
   */
  static boolean holds(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
