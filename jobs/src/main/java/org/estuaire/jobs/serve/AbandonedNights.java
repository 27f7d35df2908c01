package org.estuaire.jobs.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.night.NightLockLost;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.jobs.night.NightRunning;
import org.estuaire.repository.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes nights whose process has died or was cut off, here or on another machine. Nobody else
 * would before the next night is due. It is also who says, once, that the database is unavailable,
 * and that it is back.
 */
final class AbandonedNights implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedNights.class);

  /** A night that is asked to stop needs the rest of its chunk. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Installation installation;
  private final NightRunner runner;
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
  private boolean away;

  private AbandonedNights(Installation installation, NightRunner runner) {
    this.installation = installation;
    this.runner = runner;
  }

  static AbandonedNights watch(Installation installation, NightRunner runner, Duration between) {
    AbandonedNights nights = new AbandonedNights(installation, runner);
    nights.looking.scheduleWithFixedDelay(
        nights::look, between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
    return nights;
  }

  private void look() {
    try {
      runner
          .takeOver(installation.arrivals()::take, NightProgress.SILENT)
          .ifPresent(
              taken ->
                  LOG.warn(
                      "run {} was left behind by a process that is gone; taken over here: {}",
                      taken.runId(),
                      taken.completed() ? "completed" : "stopped before its end"));
      if (away) {
        LOG.warn("the database answers again");
      }
      away = false;
    } catch (NightRunning running) {
      LOG.debug("the night's process is at work");
    } catch (NightLockLost lost) {
      LOG.warn("{}: it has stopped, the next look goes on from there", lost.getMessage());
    } catch (Exception failure) {
      tell(failure);
    }
  }

  private void tell(Exception failure) {
    Optional<Finding> trouble = DatabaseTrouble.in(failure);
    if (trouble.isEmpty()) {
      LOG.error("a night that was left behind can't be taken over", failure);
    } else if (!away) {
      away = true;
      LOG.warn("{} {}", trouble.get().code().code(), trouble.get().message(Language.EN));
    }
  }

  @Override
  public void close() {
    looking.shutdown();
    try {
      if (!looking.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the night that was taken over does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
