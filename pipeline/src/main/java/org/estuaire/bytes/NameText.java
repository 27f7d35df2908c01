package org.estuaire.bytes;

/** Whether a name arrived with all its letters. */
public final class NameText {

  /** Signs that end or open a text; in a name they are what became of a letter. */
  private static final String NEVER_AT_THE_END = "’‘“”…™‰–—•";

  private NameText() {}

  /**
   * Whether letters of a name were lost or replaced: by the character that stands for a lost one,
   * by a question mark between letters, by a sign that no name holds where it stands.
   */
  public static boolean isDamaged(String name) {
    boolean foreign = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '?' && isBetweenLetters(name, i)) {
        return true;
      }
      foreign |= c >= 0x80;
    }
    if (!foreign) {
      return false;
    }
    Plausibility plausibility = Plausibility.of(name);
    return !plausibility.readable() || endsInSign(name) || hasSuspiciousSign(name);
  }

  private static boolean isBetweenLetters(String name, int at) {
    return at > 0
        && at + 1 < name.length()
        && Character.isLetter(name.charAt(at - 1))
        && Character.isLetter(name.charAt(at + 1));
  }

  private static boolean endsInSign(String name) {
    for (int i = 1; i < name.length(); i++) {
      boolean afterLetter = Character.isLetter(name.charAt(i - 1));
      boolean last = i + 1 == name.length() || !Character.isLetter(name.charAt(i + 1));
      if (afterLetter && last && NEVER_AT_THE_END.indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** "Mu–oz", "Garc’a": the sign may be right, and may be what became of a letter. */
  private static boolean hasSuspiciousSign(String name) {
    for (int i = 1; i + 1 < name.length(); i++) {
      char c = name.charAt(i);
      int earlier = i > 1 ? name.charAt(i - 2) : ' ';
      char before = name.charAt(i - 1);
      char after = name.charAt(i + 1);
      if (Signs.isUneven(c, before, after) && !Signs.isElision(c, earlier, before, after)) {
        return true;
      }
    }
    return false;
  }
}
