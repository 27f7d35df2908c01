package org.estuaire.synthetic;

import java.util.List;

/**
 * Seeded chance: SplitMix64, written out so that a seed gives the same territory on every Java
 * version. Each purpose draws from a stream of its own, so that one more draw in one place does not
 * change everything else.
 */
public final class Chance {

  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The stream of a purpose ({@code "address"}) for the thing of that number. */
  public static Chance of(long seed, String purpose, long number) {
    long mixed = mix(seed);
    for (int i = 0; i < purpose.length(); i++) {
      mixed = mix(mixed + purpose.charAt(i));
    }
    return new Chance(mix(mixed + number * STEP));
  }

  /** From 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** From {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** True about {@code perThousand} times in a thousand. */
  public boolean perThousand(int perThousand) {
    return below(1000) < perThousand;
  }

  public <T> T pick(List<T> values) {
    return values.get(below(values.size()));
  }

  /** An index, drawn in proportion to the weights. */
  public int weighted(int... weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int left = below(total);
    int index = 0;
    while (left >= weights[index]) {
      left -= weights[index++];
    }
    return index;
  }

  /** Near enough to a bell of mean 0 and deviation 1, never beyond 6. */
  public double bell() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += (next() >>> 11) * 0x1.0p-53;
    }
    return sum;
  }

  private long next() {
    state += STEP;
    return mix(state);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
