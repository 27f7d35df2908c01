package org.estuaire.synthetic;

/** The check digit of FINESS, SIRET and RPPS numbers. */
final class Luhn {

  private Luhn() {}

  /** The digits with their check digit behind. */
  static String complete(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
