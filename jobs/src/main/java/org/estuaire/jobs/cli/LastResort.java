package org.estuaire.jobs.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.slf4j.LoggerFactory;

/**
 * What ends this process where nothing else can: memory that ran out in a thread that did not
 * expect it, and a stop that is not obeyed in time because the heap is full or a server does not
 * answer.
 */
public final class LastResort {

  /** A stop is obeyed within 20 seconds; what ends by itself has done so before. */
  private static final Duration GRACE = Duration.ofSeconds(18);

  private LastResort() {}

  /** To be called once, before anything else needs memory. */
  public static void install() {
    Thread.setDefaultUncaughtExceptionHandler(LastResort::threadEnded);
    CountDownLatch asked = new CountDownLatch(1);
    // It runs already when the heap is full, and needs nothing of it.
    Thread watchdog = new Thread(() -> haltUnlessEnded(asked), "estuaire-watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
    Runtime.getRuntime().addShutdownHook(new Thread(asked::countDown, "estuaire-stop-asked"));
  }

  /**
   * Java would print the message of whatever ends a thread, and messages of libraries quote values.
   * A process of which a thread is missing for want of memory is worse than none.
   */
  private static void threadEnded(Thread thread, Throwable failure) {
    if (MemoryExhausted.isIn(failure)) {
      try {
        System.err.println("Mémoire épuisée / out of memory (ESTUAIRE_HEAP): " + thread.getName());
      } finally {
        Runtime.getRuntime().halt(ExitCode.MEMORY);
      }
    }
    LoggerFactory.getLogger(LastResort.class).error("{} ended", thread.getName(), failure);
  }

  private static void haltUnlessEnded(CountDownLatch asked) {
    try {
      asked.await();
      TimeUnit.SECONDS.sleep(GRACE.toSeconds());
    } catch (InterruptedException nobodyDoes) {
      return;
    }
    Runtime.getRuntime().halt(ExitCode.INCOMPLETE);
  }
}
