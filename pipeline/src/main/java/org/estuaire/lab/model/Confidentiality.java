package org.estuaire.lab.model;

import java.util.Optional;

/**
 * How confidential a report is (HL7 v3 Confidentiality, as CI-SIS headers carry it), from the least
 * to the strictest. The codes below normal (L low, M moderate, U unrestricted) ask for nothing that
 * a normal report does not get.
 */
public enum Confidentiality {
  NORMAL("N"),
  RESTRICTED("R"),
  VERY_RESTRICTED("V");

  private final String code;

  Confidentiality(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Empty for a code that nobody knows. */
  public static Optional<Confidentiality> ofCode(String code) {
    return switch (code) {
      case "N", "L", "M", "U" -> Optional.of(NORMAL);
      case "R" -> Optional.of(RESTRICTED);
      case "V" -> Optional.of(VERY_RESTRICTED);
      default -> Optional.empty();
    };
  }

  Confidentiality strictest(Confidentiality other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
