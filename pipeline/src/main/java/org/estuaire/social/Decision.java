package org.estuaire.social;

import java.util.Arrays;
import java.util.Optional;

/** What the council decided about a request ({@code DECISION}). */
public enum Decision {
  GRANTED("A"),
  REJECTED("R"),
  /** The request was closed without a decision on its merits (sans suite). */
  CLOSED("S"),
  PENDING("I");

  private final String code;

  Decision(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  static Optional<Decision> of(String code) {
    return Arrays.stream(values()).filter(decision -> decision.code.equals(code)).findFirst();
  }
}
