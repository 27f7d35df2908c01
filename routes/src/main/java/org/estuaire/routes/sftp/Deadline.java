package org.estuaire.routes.sftp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Cuts a connection at a time, unless it is closed before. */
public final class Deadline implements AutoCloseable {

  private final CompletableFuture<Void> bell = new CompletableFuture<>();

  private Deadline() {}

  /**
   * A deadline that begins now.
   *
   * @param cut ends whatever waits for the other side; called by another thread
   */
  public static Deadline in(Duration time, Runnable cut) {
    Deadline deadline = new Deadline();
    deadline.bell.thenRunAsync(cut);
    deadline.bell.completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
    return deadline;
  }

  /** Whether the connection was cut: what failed on it failed for this. */
  public boolean passed() {
    return bell.isDone() && !bell.isCancelled();
  }

  @Override
  public void close() {
    bell.cancel(false);
  }
}
