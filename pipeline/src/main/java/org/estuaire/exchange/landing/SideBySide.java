package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with several things at once. */
public final class SideBySide {

  /** Where the time goes into waiting for the disk; each may hold some megabytes meanwhile. */
  private static final int WAITING = 8;

  /** What is done with one of them. */
  @FunctionalInterface
  public interface Work<T, R> {
    R on(T one) throws IOException;
  }

  private SideBySide() {}

  /**
   * For work that mostly waits for the disk.
   *
   * @return the results, in the order of the things; the first failure ends it all
   */
  public static <T, R> List<R> each(List<T> things, Work<T, R> work) throws IOException {
    return each(things, WAITING, work);
  }

  /**
   * @param atOnce threads that work
   * @return the results, in the order of the things; the first failure ends it all
   */
  public static <T, R> List<R> each(List<T> things, int atOnce, Work<T, R> work)
      throws IOException {
    if (atOnce == 1 || things.size() <= 1) {
      return oneByOne(things, work);
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, things.size()));
    try {
      List<Callable<R>> calls = new ArrayList<>();
      for (T one : things) {
        calls.add(() -> work.on(one));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> done : threads.invokeAll(calls)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while files were read or written");
    } catch (ExecutionException e) {
      throw failure(requireNonNull(e.getCause()));
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T, R> List<R> oneByOne(List<T> things, Work<T, R> work) throws IOException {
    List<R> results = new ArrayList<>();
    for (T one : things) {
      results.add(work.on(one));
    }
    return results;
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
