package org.estuaire.jobs.process;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Which share of the last seconds went into looking for memory, while the program stood still. It
 * is asked when the heap is full, and asks nothing of the heap itself.
 */
final class CollectionShare {

  /** They are half a second or more apart. */
  private static final int LOOKS = 32;

  private final LongSupplier clock;
  private final LongSupplier collecting;
  private final long[] at = new long[LOOKS];
  private final long[] spent = new long[LOOKS];
  private int looks;

  /**
   * @param clock milliseconds
   * @param collecting milliseconds that collections took so far
   */
  CollectionShare(LongSupplier clock, LongSupplier collecting) {
    this.clock = clock;
    this.collecting = collecting;
  }

  /** Of this process. */
  static CollectionShare ofThisProcess() {
    // Concurrent collectors also count the time during which the program runs beside them.
    GarbageCollectorMXBean[] collectors =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(collector -> !collector.getName().endsWith("Cycles"))
            .toArray(GarbageCollectorMXBean[]::new);
    return new CollectionShare(() -> System.nanoTime() / 1_000_000, () -> sum(collectors));
  }

  private static long sum(GarbageCollectorMXBean[] collectors) {
    long millis = 0;
    for (GarbageCollectorMXBean collector : collectors) {
      millis += collector.getCollectionTime();
    }
    return millis;
  }

  void look() {
    int here = looks % LOOKS;
    at[here] = clock.getAsLong();
    spent[here] = collecting.getAsLong();
    looks++;
  }

  /**
   * In percent, of at least so many milliseconds up to the last look; 0 while too few are known.
   */
  int over(long millis) {
    int last = looks - 1;
    for (int back = 1; back < LOOKS && back <= last; back++) {
      int then = (last - back) % LOOKS;
      long passed = at[last % LOOKS] - at[then];
      if (passed >= millis) {
        return (int) ((spent[last % LOOKS] - spent[then]) * 100 / passed);
      }
    }
    return 0;
  }
}
