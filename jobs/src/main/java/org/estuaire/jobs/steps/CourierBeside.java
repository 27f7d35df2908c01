package org.estuaire.jobs.steps;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.landing.UsedNumbers;
import org.estuaire.lab.distribution.Courier;
import org.estuaire.lab.distribution.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * A courier on its tour in a thread of its own, while the distribution decides. It sets out again
 * for what was decided since it last did; its failure is that of whoever waits for it.
 */
final class CourierBeside implements Distribution.Handing, AutoCloseable {

  private final Courier.Tour tour;
  private final UsedNumbers used;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread courier = new Thread(task, "estuaire-courier");
            courier.setDaemon(true);
            return courier;
          });
  private Future<@Nullable Void> underway = CompletableFuture.completedFuture(null);

  CourierBeside(Courier.Tour tour, UsedNumbers used) {
    this.tour = tour;
    this.used = used;
  }

  /** Unless it is still on its way: it then sets out after the next ones. */
  @Override
  public void more() throws SQLException, IOException {
    if (underway.isDone()) {
      awaitReturn();
      underway = thread.submit(this::leg);
    }
  }

  private @Nullable Void leg() throws SQLException, IOException {
    used.remember();
    tour.leg();
    return null;
  }

  @Override
  public void over() throws SQLException, IOException {
    end();
  }

  /** Delivers the rest, and returns what became of all of it. */
  Courier.Round end() throws SQLException, IOException {
    awaitReturn();
    used.remember();
    return tour.end();
  }

  private void awaitReturn() throws SQLException, IOException {
    try {
      underway.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while files were handed over");
    } catch (ExecutionException e) {
      Throwable failure = requireNonNull(e.getCause());
      if (failure instanceof SQLException refused) {
        throw refused;
      }
      if (failure instanceof IOException failed) {
        throw failed;
      }
      if (failure instanceof Error grave) {
        throw grave;
      }
      throw (RuntimeException) failure;
    }
  }

  /** Where the distribution failed, nothing more is begun. */
  @Override
  public void close() {
    tour.breakOff();
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
        thread.shutdownNow();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
