package org.estuaire.person;

import java.util.Arrays;
import java.util.Optional;

/** Administrative sex; the INS knows only the first two. */
public enum Sex {
  MALE("M"),
  FEMALE("F"),
  UNKNOWN("U");

  private final String code;

  Sex(String code) {
    this.code = code;
  }

  /** Empty for what is none of the codes, in whatever case it is written. */
  public static Optional<Sex> ofCode(String code) {
    return Arrays.stream(values()).filter(sex -> sex.code.equalsIgnoreCase(code)).findFirst();
  }

  /** {@code M}, {@code F} or {@code U}, as in HL7 v2 table 0001 (France). */
  public String code() {
    return code;
  }
}
