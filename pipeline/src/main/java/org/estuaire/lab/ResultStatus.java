package org.estuaire.lab;

import java.util.Optional;

/** Status of a result: HL7 table 0085, with what it does to the repository. */
public enum ResultStatus {
  FINAL("F"),
  CORRECTED("C"),
  DELETED("D"),
  WRONG("W"),
  PRELIMINARY("P"),
  PARTIAL("S"),
  UNVERIFIED("R"),
  PENDING("I"),
  UNOBTAINABLE("X"),
  FINAL_WITHOUT_VALUE("U"),
  NOT_ASKED("N"),
  ORDER_DETAIL("O");

  private final String code;

  ResultStatus(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Empty for a code that table 0085 does not hold. */
  public static Optional<ResultStatus> ofCode(String code) {
    for (ResultStatus status : values()) {
      if (status.code.equals(code)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
