package org.estuaire.lab.model;

import java.util.Locale;
import java.util.Set;

/** How a micro-organism answers to a drug (HL7 table 0078, EUCAST). */
public final class Susceptibility {

  private static final Set<String> CODES =
      Set.of("S", "I", "R", "MS", "VS", "NS", "SDD", "SYN-S", "SYN-R");

  private Susceptibility() {}

  public static boolean isCode(String text) {
    return CODES.contains(text.strip().toUpperCase(Locale.ROOT));
  }

  /** Whether a result says it, by its flags or by its value. */
  public static boolean isSaidBy(LabResult result) {
    for (String flag : result.flags().split(" ")) {
      if (isCode(flag)) {
        return true;
      }
    }
    if (result.value() instanceof ResultValue.Coded coded) {
      return isCode(coded.code());
    }
    return result.value() instanceof ResultValue.Text text && isCode(text.text());
  }
}
