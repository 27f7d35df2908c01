package org.estuaire.billing;

import org.estuaire.person.InsKey;

/** Checks a social-security number (NIR) or an INS as hospitals write them in their invoices. */
public final class NirKey {

  private NirKey() {}

  /** What can be said of a number and its key. */
  public enum Verdict {
    /** Blank, or a placeholder made of one repeated character. */
    ABSENT,
    /** Well formed, but its key is missing. */
    UNCHECKED,
    VALID,
    WRONG
  }

  public static Verdict verdict(String number, String key) {
    if (number.chars().distinct().count() <= 1) {
      return Verdict.ABSENT;
    }
    if (!InsKey.hasShape(number)) {
      return Verdict.WRONG;
    }
    if (key.isEmpty() || key.equals("00")) {
      return Verdict.UNCHECKED;
    }
    return InsKey.matches(number, key) ? Verdict.VALID : Verdict.WRONG;
  }
}
