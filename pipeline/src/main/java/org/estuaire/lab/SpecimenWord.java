package org.estuaire.lab;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The word for a kind of specimen: its code, else its name, in capitals without accents, so that it
 * is equal where it means the same. Words of two code systems are not translated into each other: a
 * laboratory keeps to one.
 */
public final class SpecimenWord {

  private static final int LONGEST = 80;

  /** As most are sent. */
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{0,80}");

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  /** A full stop, too: what follows one in a sub-identifier is a part. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}.]+");

  private SpecimenWord() {}

  /** Empty for what says nothing. */
  public static String of(String kind) {
    if (CODE.matcher(kind).matches()) {
      return kind;
    }
    String plain = ACCENTS.matcher(Normalizer.normalize(kind, Normalizer.Form.NFD)).replaceAll("");
    String word = BLANKS.matcher(plain.toUpperCase(Locale.ROOT)).replaceAll(" ").strip();
    return word.length() > LONGEST ? word.substring(0, LONGEST).strip() : word;
  }
}
