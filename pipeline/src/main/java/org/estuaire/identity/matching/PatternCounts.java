package org.estuaire.identity.matching;

import java.util.Arrays;

/** How often each pattern came. */
final class PatternCounts {

  private long[] patterns = new long[1 << 12];
  private long[] counts = new long[1 << 12];
  private int size;

  void add(long pattern, long count) {
    int slot = slot(pattern);
    if (counts[slot] == 0) {
      patterns[slot] = pattern;
      size++;
    }
    counts[slot] += count;
    if (size * 2 > counts.length) {
      grow();
    }
  }

  void addAll(PatternCounts other) {
    for (int i = 0; i < other.counts.length; i++) {
      if (other.counts[i] > 0) {
        add(other.patterns[i], other.counts[i]);
      }
    }
  }

  /** All patterns in ascending order, so that sums come out the same every time. */
  long[] sorted() {
    long[] all = new long[size];
    int next = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        all[next++] = patterns[i];
      }
    }
    Arrays.sort(all);
    return all;
  }

  long count(long pattern) {
    return counts[slot(pattern)];
  }

  private int slot(long pattern) {
    int mask = counts.length - 1;
    int slot = (int) Mix.longs(pattern) & mask;
    while (counts[slot] != 0 && patterns[slot] != pattern) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldPatterns = patterns;
    long[] oldCounts = counts;
    patterns = new long[oldCounts.length * 2];
    counts = new long[oldCounts.length * 2];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldPatterns[i]);
        patterns[slot] = oldPatterns[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
