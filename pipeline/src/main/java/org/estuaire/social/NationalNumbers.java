package org.estuaire.social;

import java.util.regex.Pattern;

/** Shapes and keys of the national numbers in a council's file. */
final class NationalNumbers {

  private static final int NIR_MODULUS = 97;
  private static final Pattern NIR =
      Pattern.compile(
          "[1-478]\\d{2}(0[1-9]|1[0-2]|[23]\\d|4[0-2]|[5-9]\\d)(\\d{2}|2[AB])\\d{3}\\d{3}");
  private static final Pattern FINESS = Pattern.compile("(\\d{2}|2[AB])\\d{7}");
  private static final Pattern SIRET = Pattern.compile("\\d{14}");
  private static final Pattern COMMUNE = Pattern.compile("\\d{5}|2[AB]\\d{3}");
  private static final Pattern POSTCODE = Pattern.compile("\\d{5}");
  private static final Pattern DEPARTMENT =
      Pattern.compile("0[1-9]|1\\d|2[1-9AB]|[3-8]\\d|9[0-5]|97[1-46]");

  /** La Poste numbers its sites by the plain sum of digits. */
  private static final String LA_POSTE = "356000000";

  private NationalNumbers() {}

  static boolean isNir(String number) {
    return NIR.matcher(number).matches();
  }

  /** Key of a well-formed NIR; Corsica counts as 19 (2A) and 18 (2B). */
  static int nirKey(String nir) {
    long number = Long.parseLong(nir.replace("2A", "19").replace("2B", "18"));
    return (int) (NIR_MODULUS - number % NIR_MODULUS);
  }

  static boolean hasFinessShape(String number) {
    return FINESS.matcher(number).matches();
  }

  static boolean isCorsican(String finess) {
    return finess.charAt(1) == 'A' || finess.charAt(1) == 'B';
  }

  static boolean isSiret(String number) {
    return SIRET.matcher(number).matches()
        && (hasLuhnKey(number)
            || (number.startsWith(LA_POSTE)
                && number.chars().map(Character::getNumericValue).sum() % 5 == 0));
  }

  /** Luhn, modulus 10, over digits only. */
  static boolean hasLuhnKey(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  static boolean isCommuneCode(String code) {
    return COMMUNE.matcher(code).matches();
  }

  static boolean isPostcode(String code) {
    return POSTCODE.matcher(code).matches();
  }

  static boolean isDepartment(String code) {
    return DEPARTMENT.matcher(code).matches();
  }
}
