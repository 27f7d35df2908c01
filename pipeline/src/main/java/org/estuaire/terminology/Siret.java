package org.estuaire.terminology;

import java.util.regex.Pattern;

/** The number of a company's site (SIRET): 14 digits, the last one a Luhn key. */
public final class Siret {

  private static final Pattern SHAPE = Pattern.compile("\\d{14}");

  /** La Poste numbers its sites by the plain sum of digits. */
  private static final String LA_POSTE = "356000000";

  private Siret() {}

  public static boolean isValid(String number) {
    return SHAPE.matcher(number).matches()
        && (Luhn.holds(number)
            || (number.startsWith(LA_POSTE)
                && number.chars().map(Character::getNumericValue).sum() % 5 == 0));
  }
}
