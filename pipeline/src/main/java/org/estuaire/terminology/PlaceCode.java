package org.estuaire.terminology;

import java.util.regex.Pattern;

/** The codes of places in the Code officiel géographique. */
public final class PlaceCode {

  private static final Pattern COMMUNE = Pattern.compile("\\d{5}|2[AB]\\d{3}");
  private static final Pattern DEPARTMENT =
      Pattern.compile("0[1-9]|1\\d|2[1-9AB]|[3-8]\\d|9[0-5]|97[1-46]");

  private PlaceCode() {}

  /** Whether a text has the form of the code of a commune, or of a country (99xxx). */
  public static boolean looksLikeCommune(String code) {
    return COMMUNE.matcher(code).matches();
  }

  /** Whether there is a département of this number. */
  public static boolean isDepartment(String code) {
    return DEPARTMENT.matcher(code).matches();
  }
}
