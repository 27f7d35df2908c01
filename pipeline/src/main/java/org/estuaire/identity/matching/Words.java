package org.estuaire.identity.matching;

/**
 * Compares two texts by their numbers and keeps the answers: in a reconciliation the same two names
 * meet again and again. Not for several threads.
 */
final class Words {

  private static final int CACHE = 1 << 18;
  private static final double NEAR = 0.94;
  private static final double LIKE = 0.87;
  private static final double LIKE_IN_SOUND = 0.80;

  private final Lexicon lexicon;
  private final Closeness closeness = new Closeness();
  private final char[] one = new char[64];
  private final char[] other = new char[64];
  private final long[] asked = new long[CACHE];
  private final byte[] answers = new byte[CACHE];

  Words(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** SAME, NEAR, LIKE, PART or DIFFERENT; MISSING when one is not stated. */
  Level compare(int a, int b) {
    if (a == 0 || b == 0) {
      return Level.MISSING;
    }
    if (a == b) {
      return Level.SAME;
    }
    long question = a < b ? (long) a << 32 | b : (long) b << 32 | a;
    int slot = (int) Mix.longs(question) & CACHE - 1;
    if (asked[slot] != question) {
      asked[slot] = question;
      answers[slot] = (byte) work(a, b).ordinal();
    }
    return LEVELS[answers[slot]];
  }

  private static final Level[] LEVELS = Level.values();

  private Level work(int a, int b) {
    if (lexicon.bare(a) == lexicon.bare(b)) {
      return Level.SAME;
    }
    int m = lexicon.copyJoined(a, one);
    int n = lexicon.copyJoined(b, other);
    int shorter = Math.min(m, n);
    int edits = mayBeClose(a, b) ? closeness.edits(one, m, other, n, 2) : 3;
    if (edits == 0) {
      return Level.SAME;
    }
    if (edits == 1 && shorter >= 3) {
      return Level.NEAR;
    }
    return alike(a, b, m, n, edits);
  }

  private Level alike(int a, int b, int m, int n, int edits) {
    int shorter = Math.min(m, n);
    double likeness = mayBeAlike(a, b) ? closeness.jaroWinkler(one, m, other, n) : 0;
    if (likeness >= NEAR && shorter >= 4 && edits == 2) {
      return Level.NEAR;
    }
    if (contained(a, b, m, n)) {
      return Level.PART;
    }
    boolean sound = lexicon.sound(a) == lexicon.sound(b) && likeness >= LIKE_IN_SOUND;
    return likeness >= LIKE || edits == 2 && shorter >= 5 || sound ? Level.LIKE : Level.DIFFERENT;
  }

  /** An edit changes at most two letters of the alphabet. */
  private boolean mayBeClose(int a, int b) {
    return Integer.bitCount(lexicon.alphabet(a) ^ lexicon.alphabet(b)) <= 4;
  }

  /** Without half of the letters in common no likeness comes near the least one that counts. */
  private boolean mayBeAlike(int a, int b) {
    int one = lexicon.alphabet(a);
    int two = lexicon.alphabet(b);
    int fewer = Math.min(Integer.bitCount(one), Integer.bitCount(two));
    return Integer.bitCount(one & two) * 2 >= fewer;
  }

  /** A compound and its half, a word that was cut, an initial. */
  private boolean contained(int a, int b, int m, int n) {
    int shorter = Math.min(m, n);
    int prefix = 0;
    while (prefix < shorter && one[prefix] == other[prefix]) {
      prefix++;
    }
    boolean cut = prefix == shorter && (shorter == 1 || shorter >= 3);
    return cut || lexicon.sharesWord(a, b);
  }
}
