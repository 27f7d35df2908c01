package org.estuaire.terminology;

import java.util.regex.Pattern;

/** The number of a health professional (RPPS): 11 digits, the last one a Luhn key. */
public final class Rpps {

  private static final Pattern SHAPE = Pattern.compile("\\d{11}");

  private Rpps() {}

  public static boolean isValid(String number) {
    return SHAPE.matcher(number).matches() && Luhn.holds(number);
  }
}
