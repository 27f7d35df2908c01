package org.estuaire.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * How this process ends when it is asked to (SIGTERM, Ctrl-C). Work that can end at a safe place is
 * asked to, and the process then ends with the exit code of its command, not with that of the
 * signal. What everything else stands on, such as an embedded database, is closed last: hooks of a
 * process run side by side, so there is only this one.
 */
public final class ProcessStop {

  /** The one of this process. */
  public static final ProcessStop PROCESS = new ProcessStop(Duration.ofSeconds(16));

  private final Duration grace;
  private final List<Runnable> asked = new CopyOnWriteArrayList<>();
  private final List<Runnable> grounds = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean works;
  private volatile int exitCode;

  ProcessStop(Duration grace) {
    this.grace = grace;
  }

  /** Takes a registration back. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Work that ends soon after it was asked: from now on, a stop waits for the command's end. */
  public Registration work(Runnable ask) {
    works = true;
    return register(asked, ask);
  }

  /** Something that work stands on: closed when the process has to end before its command did. */
  public Registration ground(Runnable close) {
    return register(grounds, close);
  }

  private static Registration register(List<Runnable> list, Runnable one) {
    list.add(one);
    return () -> list.remove(one);
  }

  /**
   * Runs the command of this process and gives its exit code.
   *
   * @param unfinished the exit code of work that was asked to stop and did not end in time
   */
  int supervise(IntSupplier command, int unfinished) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(unfinished), "estuaire-stop"));
    exitCode = command.getAsInt();
    ended.countDown();
    return exitCode;
  }

  private void stop(int unfinished) {
    if (ended.getCount() == 0) {
      return;
    }
    if (!works) {
      grounds.forEach(Runnable::run);
      return;
    }
    // Asking may take long where a server does not answer.
    asked.forEach(ask -> daemon(ask).start());
    boolean inTime = endsInTime();
    if (!inTime) {
      grounds.forEach(Runnable::run);
    }
    // Without this, the exit code would be that of the signal.
    Runtime.getRuntime().halt(inTime ? exitCode : unfinished);
  }

  private static Thread daemon(Runnable ask) {
    Thread thread = new Thread(ask, "estuaire-ask");
    thread.setDaemon(true);
    return thread;
  }

  private boolean endsInTime() {
    try {
      return ended.await(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
