package org.estuaire.lab.model;

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

  /**
   * Whether the value of such a result means anything: a deletion may repeat the old one, a pending
   * result has none, U says that the values are not sent again.
   */
  public boolean carriesValue() {
    return switch (this) {
      case FINAL, CORRECTED, PRELIMINARY, PARTIAL, UNVERIFIED, UNOBTAINABLE -> true;
      case DELETED, WRONG, PENDING, FINAL_WITHOUT_VALUE, NOT_ASKED, ORDER_DETAIL -> false;
    };
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
