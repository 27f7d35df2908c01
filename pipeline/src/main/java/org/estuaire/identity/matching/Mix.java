package org.estuaire.identity.matching;

/** Mixes numbers into hashes that are the same on every machine and every day. */
final class Mix {

  private Mix() {}

  static int ints(int value) {
    int mixed = value;
    mixed = (mixed ^ mixed >>> 16) * 0x7FEB352D;
    mixed = (mixed ^ mixed >>> 15) * 0x846CA68B;
    return mixed ^ mixed >>> 16;
  }

  static long longs(long value) {
    long mixed = value;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  /** A blocking key of two parts: never 0, which means no key. */
  static int key(int purpose, long one, long other) {
    long mixed = longs(longs(one + 0x9E3779B97F4A7C15L * (purpose + 1)) + other);
    int key = (int) (mixed ^ mixed >>> 32);
    return key == 0 ? 1 : key;
  }
}
