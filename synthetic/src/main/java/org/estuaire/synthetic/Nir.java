package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.estuaire.person.Sex;

/**
 * Hands out social-security numbers on the fictitious communes, each once, and computes their keys.
 * Keeps a count per sex, month and place, so its size does not grow with the territory.
 */
final class Nir {

  private static final int LAST_ORDER = 999;

  private final Map<String, Integer> lastOrder = new HashMap<>();

  /** The next free number of 13 characters for somebody born there and then. */
  String next(Sex sex, LocalDate born, BirthPlace place) {
    String stem =
        (sex == Sex.MALE ? "1" : "2")
            + Digits.padded(born.getYear() % 100, 2)
            + Digits.padded(born.getMonthValue(), 2)
            + place.code();
    int order = lastOrder.merge(stem, 1, Integer::sum);
    if (order > LAST_ORDER) {
      throw new IllegalStateException("no number left for a month and place of birth");
    }
    return stem + Digits.padded(order, 3);
  }

  /** The key of two digits: 97 − (number mod 97), Corsica's 2A counted as 19 and 2B as 18. */
  static String key(String number) {
    long digits = Long.parseLong(number.replace("2A", "19").replace("2B", "18"));
    return Digits.padded(97 - digits % 97, 2);
  }

  /** A key that is wrong for this number. */
  static String wrongKey(String number) {
    return Digits.padded(Integer.parseInt(key(number)) % 97 + 1L, 2);
  }
}
