package org.estuaire.jobs.process;

import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Decides when this process has to be ended from within, with which exit code. A stop is obeyed
 * within 20 seconds; but Java needs memory to hear of a signal at all, so a process that finds none
 * any more is ended before anybody asks for it.
 */
final class Watchdog {

  /** What ends on its own has done so before. */
  private static final long GRACE = 17_000;

  /** A stop can't wait for the current chunk when half of the time goes into collecting. */
  private static final long SHORT_OF_MEMORY_FOR = 2_000;

  private static final int SHORT_OF_MEMORY = 50;

  /** It gets nowhere: long enough that a run which dies of it on its own has done so. */
  private static final long NO_MEMORY_FOR = 13_000;

  private static final int NO_MEMORY = 90;

  private static final OptionalInt GOES_ON = OptionalInt.empty();
  private static final OptionalInt STOPPED = OptionalInt.of(ExitCode.INCOMPLETE);
  private static final OptionalInt OUT_OF_MEMORY = OptionalInt.of(ExitCode.MEMORY);

  private final LongSupplier clock;
  private final CollectionShare collecting;
  private volatile boolean asked;
  private volatile long askedAt;

  /**
   * @param clock milliseconds
   */
  Watchdog(LongSupplier clock, CollectionShare collecting) {
    this.clock = clock;
    this.collecting = collecting;
  }

  /** From now on the process is expected to end. */
  void stopAsked() {
    askedAt = clock.getAsLong();
    asked = true;
  }

  /** The exit code with which the process has to end now. Needs nothing of the heap. */
  OptionalInt look() {
    collecting.look();
    if (asked
        && (clock.getAsLong() - askedAt >= GRACE
            || collecting.over(SHORT_OF_MEMORY_FOR) >= SHORT_OF_MEMORY)) {
      return STOPPED;
    }
    return collecting.over(NO_MEMORY_FOR) >= NO_MEMORY ? OUT_OF_MEMORY : GOES_ON;
  }
}
