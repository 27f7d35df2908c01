package org.estuaire.delimited;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two names of a column, or two codes of a sender, are the same. */
public final class ColumnNames {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s_\\u00A0\\u202F]+");

  private ColumnNames() {}

  /** Equal for names that differ only by case, accents, {@code _} or blanks. */
  public static String key(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS.matcher(bare).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
  }
}
