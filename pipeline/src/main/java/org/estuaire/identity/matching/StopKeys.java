package org.estuaire.identity.matching;

import java.util.Arrays;

/**
 * Blocking keys that so many identities share that they tell nothing: a default date with the
 * letters of a frequent name. They are part of a frozen model, so that a few changed identities do
 * not change what is compared of all the others.
 */
final class StopKeys {

  /** A thousand of one domain against a thousand of the other, under one key. */
  static final long LARGEST_BLOCK = 1_000_000;

  static final StopKeys NONE = new StopKeys(new long[0]);

  private final long[] sorted;

  StopKeys(long[] keys) {
    this.sorted = keys.clone();
    Arrays.sort(sorted);
  }

  boolean holds(BlockingRule rule, int key) {
    return sorted.length > 0 && Arrays.binarySearch(sorted, packed(rule, key)) >= 0;
  }

  boolean isEmpty() {
    return sorted.length == 0;
  }

  long[] keys() {
    return sorted.clone();
  }

  private static long packed(BlockingRule rule, int key) {
    return (long) rule.ordinal() << 32 | key & 0xFFFF_FFFFL;
  }

  /** While rules are counted. */
  static final class Growing {

    private long[] keys = new long[16];
    private int size;

    void add(BlockingRule rule, int key) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2);
      }
      keys[size++] = packed(rule, key);
    }

    StopKeys frozen() {
      return new StopKeys(Arrays.copyOf(keys, size));
    }
  }
}
