package org.estuaire.person;

import java.util.regex.Pattern;

/**
 * How names are written and how they are compared (RNIV 1, rules on strict traits).
 *
 * <p>Written: upper case without diacritics, hyphen and apostrophe kept, every other sign a blank;
 * letters of every script are kept. Compared: hyphen, apostrophe and blank are one and the same.
 */
public final class NameRules {

  /** Stands for a birth name that does not exist. */
  public static final String NO_NAME = "SANSNOM";

  /** Stands for a given name that does not exist. */
  public static final String NO_GIVEN_NAME = "SANSPRENOM";

  private static final Pattern SEPARATORS = Pattern.compile("[-' ]+");
  private static final Pattern NO_GIVEN_NAME_KNOWN =
      Pattern.compile("X*|SP|SANSPRENOM|SANS PRENOM");
  private static final Pattern NO_NAME_KNOWN = Pattern.compile("X*|SN|SANSNOM|SANS NOM");

  /**
   * What is typed where no name is known, whole names only: part of a name (Nouveau, Bébé Marnon)
   * says nothing of the kind. The name stays as it is written.
   */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?:(?:INCONNUE?|UNKNOWN|NULL|N A|ANONYME"
              + "|NON (?:RENSEIGNE|COMMUNIQUE|CONNU|PRECISE)E?"
              + "|NOUVEAU ?NEE?|NOUVELLE NEE?|BEBE)(?: |$))+(?:\\d+|[A-D]|GARCON|FILLE)?");

  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\p{N}'\\-])(?:EPOUSE|EPOUX|EP|VEUVE|VEUF|VVE|DIVORCEE?|DIV)"
              + "(?![\\p{L}\\p{M}\\p{N}'\\-])");

  private NameRules() {}

  /** A name in the form in which names are written. */
  public static String written(String name) {
    return NameLetters.of(name);
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
   * The form in which two names are compared; empty when none is stated, or the name says that
   * there is none or that nobody knows it.
   */
  public static String comparison(String name) {
    String key = SEPARATORS.matcher(NameLetters.of(name)).replaceAll(" ").strip();
    boolean nothing =
        NO_NAME_KNOWN.matcher(key).matches()
            || NO_GIVEN_NAME_KNOWN.matcher(key).matches()
            || PLACEHOLDER.matcher(key).matches();
    return nothing ? "" : key;
  }

  /**
   * Whether a first given name begins a list of given names, word by word; both in comparison form.
   */
  public static boolean begins(String firstKey, String listKey) {
    return listKey.equals(firstKey) || listKey.startsWith(firstKey + " ");
  }

  /** Whether a text that is to be a name has a letter at all: signs and digits alone are none. */
  public static boolean hasLetter(String name) {
    return NameLetters.count(name) > 0;
  }

  /** Whether a name has letters that French names lack: they are kept, and compared as they are. */
  public static boolean beyondFrench(String name) {
    return NameLetters.beyondFrench(name);
  }
}
