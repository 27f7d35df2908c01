package org.estuaire.identity.matching;

import java.util.Arrays;

/** One side of a join: keys of one rule with their rows, sorted as unsigned numbers. */
final class SortedKeys {

  private static final long ROW = 0xFFFF_FFFFL;

  private static final int FILTER = 1 << 20;

  private final long[] sorted;

  private SortedKeys(long[] sorted) {
    this.sorted = sorted;
  }

  /** Keys of which only those are wanted that another side may have, too. */
  interface Wanted {
    Wanted ALL = key -> true;

    boolean may(int key);
  }

  static SortedKeys of(Keys keys, BlockingRule rule, Blocking.Choice choice, Wanted wanted) {
    long[] entries = new long[fill(keys, rule, choice, wanted, new long[0])];
    fill(keys, rule, choice, wanted, entries);
    Arrays.parallelSort(entries);
    return new SortedKeys(entries);
  }

  /** Counts first and fills then: there is no room for more entries than there are. */
  private static int fill(
      Keys keys, BlockingRule rule, Blocking.Choice choice, Wanted wanted, long[] entries) {
    int count = 0;
    for (int row = 0; row < keys.rows(); row++) {
      for (int place = 0; choice.takes(row) && place < rule.width(); place++) {
        int key = keys.at(row, rule, place);
        if (key == 0 || !wanted.may(key)) {
          continue;
        }
        if (count < entries.length) {
          // Signed order of the shifted key is unsigned order of the key.
          entries[count] = (long) (key ^ Integer.MIN_VALUE) << 32 | row;
        }
        count++;
      }
    }
    return count;
  }

  /** What the other side of a join need not sort: most of it, where this side is small. */
  Wanted wanted() {
    long[] bits = new long[FILTER >>> 6];
    for (int at = 0; at < sorted.length; at++) {
      int place = key(at) & FILTER - 1;
      bits[place >>> 6] |= 1L << place;
    }
    return key -> (bits[(key & FILTER - 1) >>> 6] >>> key & 1) != 0;
  }

  int size() {
    return sorted.length;
  }

  int key(int at) {
    return (int) (sorted[at] >>> 32) ^ Integer.MIN_VALUE;
  }

  int row(int at) {
    return (int) (sorted[at] & ROW);
  }

  /** Where the keys after the one at this place begin. */
  int end(int at) {
    long next = (sorted[at] >> 32) + 1;
    int end = at + 1;
    while (end < sorted.length && sorted[end] >> 32 < next) {
      end++;
    }
    return end;
  }

  /** The first place of that key, or of the next one. */
  int place(int key) {
    long wanted = (long) (key ^ Integer.MIN_VALUE) << 32;
    int at = Arrays.binarySearch(sorted, wanted);
    return at >= 0 ? at : -at - 1;
  }

  /** Moves on to the first place, from here, whose key is not less than the other's. */
  int advance(int from, SortedKeys other, int at) {
    long wanted = other.sorted[at] >> 32;
    int place = from;
    while (place < sorted.length && sorted[place] >> 32 < wanted) {
      place++;
    }
    return place;
  }

  boolean sameKey(int at, SortedKeys other, int otherAt) {
    return at < sorted.length && sorted[at] >> 32 == other.sorted[otherAt] >> 32;
  }
}
