package org.estuaire.jobs.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.repository.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded database again when its server has died: nobody else would. What was cut off
 * is tried again by whoever did it, a night by {@link AbandonedNights}.
 */
final class DatabaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

  /** For a start that is going on. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Installation installation;
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
  private boolean told;

  private DatabaseWatch(Installation installation) {
    this.installation = installation;
  }

  static DatabaseWatch over(Installation installation, Duration between) {
    DatabaseWatch watch = new DatabaseWatch(installation);
    watch.looking.scheduleWithFixedDelay(
        watch::look, between.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  private void look() {
    try {
      if (installation.keepDatabaseRunning()) {
        LOG.warn("the embedded database had died: it was started again");
      }
      told = false;
    } catch (IOException | RuntimeException failure) {
      if (!told) {
        LOG.error("the embedded database has died and can't be started yet: {}", words(failure));
      }
      told = true;
    }
  }

  private static String words(Exception failure) {
    return DatabaseTrouble.in(failure)
        .map(trouble -> trouble.code().code() + " " + trouble.message(Language.EN))
        .orElseGet(() -> failure.getClass().getSimpleName());
  }

  @Override
  public void close() {
    looking.shutdown();
    try {
      if (!looking.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the start of the embedded database does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
