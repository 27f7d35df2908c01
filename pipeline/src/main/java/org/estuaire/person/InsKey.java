package org.estuaire.person;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The control key of a matricule INS or NIR: 97 − (N mod 97), where N is the 13 characters read as
 * a number, Corsica's {@code 2A} as 19 and {@code 2B} as 18.
 */
public final class InsKey {

  private static final int LENGTH = 13;
  private static final Pattern SHAPE = Pattern.compile("[0-9]{13}|[0-9]{5}2[AB][0-9]{6}");

  private InsKey() {}

  /**
   * Whether a text has the form of a number without its key. The place code inside is not checked:
   * old departments and extension codes are legitimate.
   */
  public static boolean hasShape(String number) {
    return SHAPE.matcher(number).matches();
  }

  /** A number without the blanks with which people set it in groups, its letters in capitals. */
  public static String compact(String number) {
    return number.replace(" ", "").replace("\u00A0", "").strip().toUpperCase(Locale.ROOT);
  }

  /**
   * The two digits of the key.
   *
   * @throws IllegalArgumentException when the number has not the form of one
   */
  public static String of(String number) {
    if (!hasShape(number)) {
      throw new IllegalArgumentException("not the form of a matricule");
    }
    String digits = number.replace("2A", "19").replace("2B", "18");
    long key = 97 - Long.parseLong(digits) % 97;
    return key < 10 ? "0" + key : Long.toString(key);
  }

  /** Whether 15 characters are a number and its key. */
  public static boolean matches(String numberAndKey) {
    return numberAndKey.length() == LENGTH + 2
        && matches(numberAndKey.substring(0, LENGTH), numberAndKey.substring(LENGTH));
  }

  /**
   * The number of 13 characters in one that its key follows; empty when they don't belong together.
   */
  public static Optional<String> numberOf(String numberAndKey) {
    return matches(numberAndKey)
        ? Optional.of(numberAndKey.substring(0, LENGTH))
        : Optional.empty();
  }

  /** Whether a number and its key belong together. */
  public static boolean matches(String number, String key) {
    return hasShape(number) && of(number).equals(key);
  }
}
