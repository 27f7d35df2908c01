package org.estuaire.social;

import java.util.Arrays;
import java.util.Optional;

/** Where the person lives for whom APA is asked ({@code TYPE_APA}). */
public enum ApaKind {
  HOME("D"),
  ESTABLISHMENT("E"),
  FOSTER_FAMILY("F"),
  /** Flat rate of an emergency, before any evaluation is complete. */
  EMERGENCY("U");

  private final String code;

  ApaKind(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** At home and in a foster family, an aid plan says what is paid. */
  public boolean hasAidPlan() {
    return this == HOME || this == FOSTER_FAMILY;
  }

  static Optional<ApaKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
