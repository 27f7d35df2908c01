package org.estuaire.lab.distribution;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.estuaire.exchange.landing.SideBySide;

/** Threads that decide and write while the database is at work for the one that asks them. */
final class Workers implements AutoCloseable {

  private final ExecutorService threads;

  Workers(int threads) {
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "estuaire-write");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What is being done for several things. */
  static final class Begun<R> {

    private final List<Future<R>> futures;

    private Begun(List<Future<R>> futures) {
      this.futures = futures;
    }

    /**
     * Waits for the results.
     *
     * @return in the order of the things
     * @throws IOException the first failure; what follows it need not have been done
     */
    List<R> results() throws IOException {
      List<R> results = new ArrayList<>();
      try {
        for (Future<R> future : futures) {
          results.add(future.get());
        }
        return results;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("stopped while dossiers were decided");
      } catch (ExecutionException e) {
        throw failure(requireNonNull(e.getCause()));
      } finally {
        futures.forEach(future -> future.cancel(false));
      }
    }

    private static IOException failure(Throwable cause) {
      if (cause instanceof RuntimeException mistake) {
        throw mistake;
      }
      if (cause instanceof Error grave) {
        throw grave;
      }
      return (IOException) cause;
    }
  }

  /** Begins to do the same with several things. */
  <T, R> Begun<R> begin(List<T> things, SideBySide.Work<T, R> work) {
    List<Future<R>> futures = new ArrayList<>();
    for (T one : things) {
      futures.add(threads.submit(() -> work.on(one)));
    }
    return new Begun<>(futures);
  }

  /** What was begun and is no longer wanted is given up. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
