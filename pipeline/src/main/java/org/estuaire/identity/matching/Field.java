package org.estuaire.identity.matching;

/** What is compared of two identities. A pattern holds one level of each, three bits a field. */
public enum Field {
  /** Birth name; OTHER: the used name of one is the birth or used name of the other. */
  NAME,
  /** First given name; OTHER: another one of the list, or the used one. */
  GIVEN,
  /**
   * Birth date; OTHER: the same, but one that stands for an unknown one; NEAR: one digit or two
   * neighbours; LIKE: two of day, month and year; PART: the year.
   */
  BIRTH,
  SEX,
  /** COG code of the birth place; PART: the department. */
  PLACE,
  /** NIR, or the digits of the INS; NEAR: at most two digits. */
  NUMBER,
  PHONE,
  STREET,
  HOUSE,
  /** Second line of the address. */
  COMPLEMENT,
  /** Postcode and commune together, since one follows from the other. */
  LOCALITY;

  static final int COUNT = values().length;

  Level in(long pattern) {
    return Level.values()[level(pattern)];
  }

  int level(long pattern) {
    return (int) (pattern >>> shift()) & (Level.COUNT - 1);
  }

  long at(Level level) {
    return (long) level.ordinal() << shift();
  }

  private int shift() {
    return ordinal() * Level.BITS;
  }
}
