package org.estuaire.identity.matching;

/**
 * What pairs agree on that were drawn without looking: all of them where they are few, else a
 * sample, always the same one.
 */
final class RandomPairs {

  private static final int SAMPLE = 300_000;
  private static final double ALL = 1e6;

  private final double[][] counts = new double[Field.COUNT][Level.COUNT];
  private final double pairs;

  private RandomPairs(PatternCounts patterns) {
    double all = 0;
    for (long pattern : patterns.sorted()) {
      long count = patterns.count(pattern);
      all += count;
      for (Field field : Field.values()) {
        counts[field.ordinal()][field.level(pattern)] += count;
      }
    }
    this.pairs = all;
  }

  static RandomPairs of(Domain left, Domain right) {
    PairComparison comparison = new PairComparison(left, right);
    PatternCounts patterns = new PatternCounts();
    boolean within = left == right;
    if ((double) left.size() * right.size() <= ALL) {
      for (int a = 0; a < left.size(); a++) {
        for (int b = within ? a + 1 : 0; b < right.size(); b++) {
          patterns.add(comparison.pattern(a, b), 1);
        }
      }
      return new RandomPairs(patterns);
    }
    for (int i = 0; i < SAMPLE; i++) {
      int a = (int) Long.remainderUnsigned(Mix.longs(2L * i + 1), left.size());
      int b = (int) Long.remainderUnsigned(Mix.longs(2L * i + 2), right.size());
      if (!within || a != b) {
        patterns.add(comparison.pattern(a, b), 1);
      }
    }
    return new RandomPairs(patterns);
  }

  /** Share of the pairs in which both sides state the field. */
  double statedShare(Field field) {
    return Math.max(0.5, stated(field)) / Math.max(1, pairs);
  }

  /** Among these, the share with that level. */
  double share(Field field, int level) {
    return counts[field.ordinal()][level] / Math.max(1, stated(field));
  }

  /** A level that was never met may still be half a pair. */
  double smallestShare() {
    return 0.5 / Math.max(1, pairs);
  }

  private double stated(Field field) {
    double stated = 0;
    for (int level = 1; level < Level.COUNT; level++) {
      stated += counts[field.ordinal()][level];
    }
    return stated;
  }
}
