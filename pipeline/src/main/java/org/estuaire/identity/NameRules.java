package org.estuaire.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How names are written and how they are compared (RNIV 1, rules on strict traits).
 *
 * <p>Written: upper case without diacritics, hyphen and apostrophe kept, every other sign a blank.
 * Compared: hyphen, apostrophe and blank are one and the same.
 */
public final class NameRules {

  /** Stands for a birth name that does not exist. */
  public static final String NO_NAME = "SANSNOM";

  /** Stands for a given name that does not exist. */
  public static final String NO_GIVEN_NAME = "SANSPRENOM";

  private static final int FIRST_BEYOND_ASCII = 0x80;

  private static final Pattern DIACRITICS = Pattern.compile("\\p{M}");
  private static final Pattern APOSTROPHES = Pattern.compile("[\u2019\u2018\u02BC\u00B4`]");
  private static final Pattern HYPHENS = Pattern.compile("[\u2010\u2011\u2012\u2013\u2212]");
  private static final Pattern OTHER_SIGNS = Pattern.compile("[^A-Z0-9'\\-]+");
  private static final Pattern SEPARATORS = Pattern.compile("[^A-Z0-9]+");
  private static final Pattern NO_GIVEN_NAME_KNOWN =
      Pattern.compile("X*|SP|SANSPRENOM|SANS PRENOM");
  private static final Pattern NO_NAME_KNOWN = Pattern.compile("X*|SN|SANSNOM|SANS NOM");
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![A-Z0-9'\\-])(?:EPOUSE|EPOUX|EP|VEUVE|VEUF|VVE|DIVORCEE?|DIV)(?![A-Z0-9'\\-])");

  private NameRules() {}

  /** A name in the form in which names are written. */
  public static String written(String name) {
    String upper = withoutDiacritics(name).toUpperCase(Locale.ROOT);
    String plain = HYPHENS.matcher(APOSTROPHES.matcher(upper).replaceAll("'")).replaceAll("-");
    return OTHER_SIGNS.matcher(plain).replaceAll(" ").strip();
  }

  /** A birth name as written; {@link #NO_NAME} for one that says that there is none. */
  public static String birthName(String name) {
    String written = written(name);
    return NO_NAME_KNOWN.matcher(written).matches() ? NO_NAME : written;
  }

  /** A given name as written; {@link #NO_GIVEN_NAME} for one that says that there is none. */
  public static String givenName(String name) {
    String written = written(name);
    return NO_GIVEN_NAME_KNOWN.matcher(written).matches() ? NO_GIVEN_NAME : written;
  }

  /**
   * A used name as written, without mentions such as « épouse » or « veuve »; empty when none is
   * stated: it is never filled from the birth name.
   */
  public static String usedName(String name) {
    return MENTION.matcher(written(name)).replaceAll(" ").replaceAll(" {2,}", " ").strip();
  }

  /** Whether a used name holds a mention that is no part of it, such as « épouse ». */
  public static boolean hasMention(String name) {
    return MENTION.matcher(written(name)).find();
  }

  /**
   * The first given name in a list as a civil document prints it: all before the first comma;
   * without comma, the first word, which a hyphen may make a compound.
   */
  public static String firstOfList(String documentList) {
    int comma = documentList.indexOf(',');
    if (comma >= 0) {
      return givenName(documentList.substring(0, comma));
    }
    String written = givenName(documentList);
    int blank = written.indexOf(' ');
    return blank < 0 ? written : written.substring(0, blank);
  }

  /**
   * The form in which two names are compared; empty when none is stated or the name says that there
   * is none.
   */
  public static String comparison(String name) {
    String plain = withoutDiacritics(name).toUpperCase(Locale.ROOT);
    String key = SEPARATORS.matcher(plain).replaceAll(" ").strip();
    boolean nothing =
        NO_NAME_KNOWN.matcher(key).matches() || NO_GIVEN_NAME_KNOWN.matcher(key).matches();
    return nothing ? "" : key;
  }

  /**
   * Whether a first given name begins a list of given names, word by word; both in comparison form.
   */
  public static boolean begins(String firstKey, String listKey) {
    return listKey.equals(firstKey) || listKey.startsWith(firstKey + " ");
  }

  private static String withoutDiacritics(String name) {
    if (name.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
      return name;
    }
    String spelledOut =
        name.replace("œ", "OE")
            .replace("Œ", "OE")
            .replace("æ", "AE")
            .replace("Æ", "AE")
            .replace("ß", "SS")
            .replace("ẞ", "SS")
            .replace("ø", "O")
            .replace("Ø", "O")
            .replace("ł", "L")
            .replace("Ł", "L");
    return DIACRITICS.matcher(Normalizer.normalize(spelledOut, Normalizer.Form.NFD)).replaceAll("");
  }
}
