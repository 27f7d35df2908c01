package org.estuaire.lab.model;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The word for a kind of specimen: its code, else its name, in capitals without accents, so that it
 * is equal where it means the same. Of the commonest ones the code of HL7 (table 0487), that of
 * SNOMED CT and the name in French and English are one word: a correction may come in another one
 * than its result, also in another format of the same laboratory. Others are not translated.
 */
public final class SpecimenWord {

  private static final int LONGEST = 80;

  /** As most are sent. */
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{0,80}");

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  /** A full stop, too: what follows one in a sub-identifier is a part. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}.]+");

  private static final Map<String, String> SAME =
      Map.ofEntries(
          entry("SERUM", "SER"),
          entry("119364003", "SER"),
          entry("PLASMA", "PLAS"),
          entry("119361006", "PLAS"),
          entry("URINE", "UR"),
          entry("URINES", "UR"),
          entry("122575003", "UR"),
          entry("BLD", "SANG"),
          entry("BLOOD", "SANG"),
          entry("119297000", "SANG"),
          entry("CSF", "LCR"),
          entry("LIQUIDE CEPHALO-RACHIDIEN", "LCR"),
          entry("LIQUIDE CEPHALORACHIDIEN", "LCR"),
          entry("258450006", "LCR"));

  private SpecimenWord() {}

  /** Empty for what says nothing. */
  public static String of(String kind) {
    if (kind.isEmpty() || CODE.matcher(kind).matches()) {
      return SAME.getOrDefault(kind, kind);
    }
    String plain = ACCENTS.matcher(Normalizer.normalize(kind, Normalizer.Form.NFD)).replaceAll("");
    String word = BLANKS.matcher(plain.toUpperCase(Locale.ROOT)).replaceAll(" ").strip();
    return SAME.getOrDefault(
        word, word.length() > LONGEST ? word.substring(0, LONGEST).strip() : word);
  }
}
