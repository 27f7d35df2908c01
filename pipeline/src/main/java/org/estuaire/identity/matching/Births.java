package org.estuaire.identity.matching;

/** Birth dates as {@code yyyyMMdd}, whether the calendar has them or not. */
final class Births {

  private static final int NEW_YEARS_EVE = 1231;
  private static final int NEW_YEARS_DAY = 101;

  private Births() {}

  static int year(int birth) {
    return birth / 10_000;
  }

  static int month(int birth) {
    return birth / 100 % 100;
  }

  static int day(int birth) {
    return birth % 100;
  }

  /** One of the days that stand for an unknown one (RNIV 1: 31 December, 1 January). */
  static boolean standsForUnknown(int birth) {
    int inYear = birth % 10_000;
    return inYear == NEW_YEARS_EVE || inYear == NEW_YEARS_DAY;
  }

  static Level compare(int one, boolean uncertainOne, int other, boolean uncertainOther) {
    if (one == 0 || other == 0) {
      return Level.MISSING;
    }
    if (one == other) {
      return standsForUnknown(one) || uncertainOne || uncertainOther ? Level.OTHER : Level.SAME;
    }
    boolean sameYear = year(one) == year(other);
    if (sameYear && month(one) == day(other) && day(one) == month(other)) {
      return Level.SWAPPED;
    }
    if (Digits.slip(Digits.of(one), Digits.of(other))) {
      return Level.NEAR;
    }
    return twoOfThree(one, other) ? Level.LIKE : sameYear ? Level.PART : Level.DIFFERENT;
  }

  private static boolean twoOfThree(int one, int other) {
    int equal = year(one) == year(other) ? 1 : 0;
    equal += month(one) == month(other) ? 1 : 0;
    equal += day(one) == day(other) ? 1 : 0;
    return equal >= 2;
  }
}
