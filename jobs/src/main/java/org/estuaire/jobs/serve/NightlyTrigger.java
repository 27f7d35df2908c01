package org.estuaire.jobs.serve;

import org.estuaire.exchange.Language;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightLockLost;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.jobs.night.NightRunning;
import org.estuaire.repository.DatabaseTrouble;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** What the schedule fires: one nightly run. */
@DisallowConcurrentExecution
public final class NightlyTrigger extends QuartzJobBean {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyTrigger.class);

  private final Installation installation;
  private final NightRunner runner;

  public NightlyTrigger(Installation installation, NightRunner runner) {
    this.installation = installation;
    this.runner = runner;
  }

  @Override
  protected void executeInternal(JobExecutionContext context) throws JobExecutionException {
    try {
      Night.Result result =
          runner.runRoundWhatIsDeadly(installation.arrivals()::take, NightProgress.SILENT);
      if (result.completed()) {
        LOG.info("run {} completed", result.runId());
      } else {
        LOG.error("run {} stopped before its end; the next one goes on", result.runId());
        result.failure().forEach(failure -> LOG.error("run {}: cause", result.runId(), failure));
      }
    } catch (NightRunning running) {
      LOG.warn("a night is already going on; this one is left out");
    } catch (NightLockLost lost) {
      LOG.warn("{}: it has stopped, the next one goes on from there", lost.getMessage());
    } catch (Exception | OutOfMemoryError failure) {
      DatabaseTrouble.in(failure)
          .ifPresent(
              trouble ->
                  LOG.warn(
                      "the nightly run has stopped: {} {}",
                      trouble.code().code(),
                      trouble.message(Language.EN)));
      // Not fired again at once: the next start, scheduled or by hand, resumes where this one
      // stopped.
      throw new JobExecutionException("the nightly run could not be started", failure, false);
    }
  }
}
