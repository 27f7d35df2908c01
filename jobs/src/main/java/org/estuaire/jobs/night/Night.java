package org.estuaire.jobs.night;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.estuaire.exchange.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;

/**
 * Starts the nightly job, one at a time over all processes, and first finishes the one that a crash
 * left behind: nobody has to repair anything by hand.
 */
public final class Night {

  private static final Logger LOG = LoggerFactory.getLogger(Night.class);

  private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(200);

  private final JobOperator operator;
  private final JobRepository repository;
  private final Job job;
  private final DataSource database;
  private final NightLock lock;
  private volatile boolean over;

  Night(
      JobOperator operator,
      JobRepository repository,
      Job job,
      DataSource database,
      NightLock lock) {
    this.operator = operator;
    this.repository = repository;
    this.job = job;
    this.database = database;
    this.lock = lock;
  }

  /**
   * How a night ended.
   *
   * @param failure what stopped it; empty when it completed or was asked to stop
   */
  public record Result(long runId, boolean completed, List<Throwable> failure) {}

  /**
   * Runs a night to its end.
   *
   * @throws NightLockLost when it ended early because another one may have begun: the run is left
   *     to that one
   */
  public Result run() throws Exception {
    try {
      return runAlone();
    } catch (Exception failure) {
      // Whether the whole server is unavailable, or this night's session alone: then another night
      // may
      // have changed what the batch has noted of this one.
      database.getConnection().close();
      lock.requireHeld();
      throw failure;
    } finally {
      over = true;
    }
  }

  /**
   * Asks the night to end at the next chunk, also one that is just beginning; starting it again
   * resumes from there. Returns when it has ended.
   */
  public void stop() {
    // What runs after the lock was lost may be another process's night.
    while (!over && !lock.isLost()) {
      try {
        stopRunning();
      } catch (DataAccessException away) {
        LOG.debug("the night ends for want of the database");
      }
      LockSupport.parkNanos(BETWEEN_REQUESTS.toNanos());
    }
  }

  private void stopRunning() {
    for (JobExecution running : repository.findRunningJobExecutions(NightJob.NAME)) {
      try {
        operator.stop(running);
      } catch (JobExecutionNotRunningException ended) {
        LOG.debug("the night ended by itself");
      }
    }
  }

  private Result runAlone() throws Exception {
    Optional<JobExecution> unfinished = recover();
    if (unfinished.isPresent()) {
      long runId = unfinished.get().getJobParameters().getLong(NightJob.RUN);
      return finish(runId, operator.restart(unfinished.get()));
    }
    long runId = openRun();
    JobParameters parameters =
        new JobParametersBuilder().addLong(NightJob.RUN, runId).toJobParameters();
    return finish(runId, operator.start(job, parameters));
  }

  /**
   * The newest execution that did not complete, made restartable; we hold the lock, so nobody is
   * running it.
   */
  private Optional<JobExecution> recover() {
    repository.findRunningJobExecutions(NightJob.NAME).forEach(operator::recover);
    return Optional.ofNullable(repository.getLastJobInstance(NightJob.NAME))
        .map(repository::getLastJobExecution)
        .map(this::restartable)
        .filter(
            last ->
                last.getStatus() == BatchStatus.FAILED || last.getStatus() == BatchStatus.STOPPED);
  }

  /**
   * Where the database dies, the batch can't note how a step ended, or how it ended itself: it
   * leaves UNKNOWN, or a step at work in an execution that has failed, and would never continue
   * with either. Our steps keep no state in it: they look into the ledger for what is left to do.
   */
  private JobExecution restartable(JobExecution last) {
    for (StepExecution step : last.getStepExecutions()) {
      if (isLeftOpen(step.getStatus())) {
        step.setStatus(BatchStatus.FAILED);
        repository.update(step);
      }
    }
    if (isLeftOpen(last.getStatus())) {
      last.setStatus(BatchStatus.FAILED);
      repository.update(last);
    }
    return last;
  }

  private static boolean isLeftOpen(BatchStatus status) {
    return status == BatchStatus.UNKNOWN || status.isRunning();
  }

  private Result finish(long runId, JobExecution execution) throws SQLException {
    boolean completed = execution.getStatus() == BatchStatus.COMPLETED;
    if (!completed) {
      lock.requireHeld();
    }
    try (Connection connection = database.getConnection()) {
      Runs.end(connection, runId, completed);
    }
    List<Throwable> failures =
        execution.getAllFailureExceptions().stream()
            .filter(failure -> !(failure instanceof JobInterruptedException))
            .sorted(Comparator.comparing(Throwable::toString))
            .toList();
    return new Result(runId, completed, failures);
  }

  private long openRun() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Runs.begin(connection);
    }
  }
}
