package org.estuaire.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the use of the heap while something is measured: what lives plus what the collector has
 * not yet taken.
 */
final class Heap implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private final AtomicLong peak = new AtomicLong();
  private final Thread watcher;
  private volatile boolean ended;

  private Heap() {
    this.watcher = new Thread(this::watch, "estuaire-heap");
    watcher.setDaemon(true);
  }

  static Heap watched() {
    System.gc();
    Heap heap = new Heap();
    heap.watcher.start();
    return heap;
  }

  /** In MB. */
  long peak() {
    return peak.get() >> 20;
  }

  /** In MB, after a collection: what lives. */
  static long live() {
    System.gc();
    return MEMORY.getHeapMemoryUsage().getUsed() >> 20;
  }

  @Override
  public void close() {
    ended = true;
  }

  private void watch() {
    while (!ended) {
      peak.accumulateAndGet(MEMORY.getHeapMemoryUsage().getUsed(), Math::max);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
