package org.estuaire.person;

/** Administrative sex; the INS knows only the first two. */
public enum Sex {
  MALE("M"),
  FEMALE("F"),
  UNKNOWN("U");

  private final String code;

  Sex(String code) {
    this.code = code;
  }

  /** {@code M}, {@code F} or {@code U}, as in HL7 v2 table 0001 (France). */
  public String code() {
    return code;
  }
}
