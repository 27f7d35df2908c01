package org.estuaire.lab;

import java.util.Optional;

/**
 * Who may see a report (HL7 v3 Confidentiality, as CI-SIS headers carry it). The distribution sends
 * nothing but normal reports to subscribers who did not ask for them.
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

  public static Optional<Confidentiality> ofCode(String code) {
    for (Confidentiality level : values()) {
      if (level.code.equals(code)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
