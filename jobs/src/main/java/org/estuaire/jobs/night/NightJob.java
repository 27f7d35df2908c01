package org.estuaire.jobs.night;

import static java.util.Objects.requireNonNull;

import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.PreparedChunk;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The nightly job. Every step may run again when the job is restarted: each looks into the ledger
 * for what is left to do, so the same job instance finishes its night after any crash.
 */
@Configuration(proxyBeanMethods = false)
class NightJob {

  static final String NAME = "nightly";
  static final String RUN = "run";

  private final JobRepository repository;
  private final PlatformTransactionManager transactions;
  private final DataSource database;
  private final NightLock lock;
  private final NightSteps steps;
  private final NightProgress progress;
  private final CrashPoint.Watch watch;

  NightJob(
      JobRepository repository,
      PlatformTransactionManager transactions,
      DataSource database,
      NightLock lock,
      NightSteps steps,
      NightProgress progress,
      CrashPoint.Watch watch) {
    this.repository = repository;
    this.transactions = transactions;
    this.database = database;
    this.lock = lock;
    this.steps = steps;
    this.progress = progress;
    this.watch = watch;
  }

  @Bean
  Job nightly() {
    return new JobBuilder(NAME, repository)
        .start(step("intake", run -> steps.intake().take()))
        .next(step("inspect", run -> steps.inspection().inspectAll(steps.threads())))
        .next(load(LaneName.IDENTITY))
        .next(load(LaneName.LAB))
        .next(load(LaneName.SOCIAL))
        .next(load(LaneName.BILLING))
        .next(step("file-held", run -> steps.filing().file()))
        .next(step("receipts", run -> steps.receipts().writeDue()))
        .next(step("distribute", run -> steps.sending().send()))
        .next(step("tell-domains", run -> steps.telling().tell()))
        .next(step("report", run -> steps.closing().close(run)))
        .build();
  }

  /** Work that commits on its own, item by item. */
  private interface Work {
    void perform(long runId) throws Exception;
  }

  private Step step(String name, Work work) {
    Tasklet tasklet =
        (contribution, context) -> {
          lock.requireHeld();
          progress.step(name);
          work.perform((Long) requireNonNull(context.getStepContext().getJobParameters().get(RUN)));
          return RepeatStatus.FINISHED;
        };
    return new StepBuilder(name, repository)
        .tasklet(tasklet, transactions)
        .allowStartIfComplete(true)
        .build();
  }

  private Step load(LaneName name) {
    LaneStep step =
        new LaneStep(
            steps.lane(name),
            database,
            lock,
            progress,
            watch,
            steps.chunkRecords(),
            steps.threads());
    return new StepBuilder("load-" + name.code(), repository)
            .<PreparedChunk<?>, PreparedChunk<?>>chunk(1)
            .transactionManager(transactions)
            .reader(step)
            .writer(step)
            .stream(step)
            .listener((org.springframework.batch.core.listener.StepListener) step)
            .allowStartIfComplete(true)
            .build();
  }
}
