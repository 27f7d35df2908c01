package org.estuaire.jobs.night;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Runs;
import org.estuaire.exchange.trouble.Deaths;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.estuaire.exchange.view.FigureParts;
import org.estuaire.exchange.view.MissingPart;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.identity.indicators.IdentityIndicators;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.process.ProcessStop;
import org.estuaire.jobs.report.NightReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs nights on an installation, with their report and metrics. */
public final class NightRunner {

  private static final Logger LOG = LoggerFactory.getLogger(NightRunner.class);

  private final Installation installation;
  private final NightReport report;
  private final NightMetrics metrics;

  public NightRunner(Installation installation) {
    this(installation, new NightMetrics(installation.database()));
  }

  /** A runner that adds to metrics which are also served elsewhere. */
  public NightRunner(Installation installation, NightMetrics metrics) {
    this.installation = installation;
    this.metrics = metrics;
    this.report = new NightReport(installation.configuration(), installation.folders().reports());
  }

  /**
   * Runs one night in a context of its own. When the process is asked to end, it ends at the next
   * chunk.
   *
   * @throws org.estuaire.jobs.night.NightRunning when one is going on in another process
   * @throws org.estuaire.jobs.night.NightLockLost when another one may have begun meanwhile
   */
  public Night.Result run(NightSteps.Intake intake, NightProgress progress) throws Exception {
    try (NightLock lock = NightLock.take(installation.database())) {
      return run(lock, intake, progress);
    }
  }

  /**
   * Finishes a night that a process has left behind, killed or cut off from the database.
   *
   * @return how it ended; empty when no night was left behind
   * @throws org.estuaire.jobs.night.NightRunning when it was not: its process is at work
   */
  public Optional<Night.Result> takeOver(NightSteps.Intake intake, NightProgress progress)
      throws Exception {
    if (!seemsToRun()) {
      return Optional.empty();
    }
    try (NightLock lock = NightLock.take(installation.database())) {
      // It may have come to its end meanwhile.
      return seemsToRun() ? Optional.of(run(lock, intake, progress)) : Optional.empty();
    }
  }

  private boolean seemsToRun() throws SQLException {
    try (Connection connection = installation.database().getConnection()) {
      return Runs.seemsToRun(connection);
    }
  }

  private Night.Result run(NightLock lock, NightSteps.Intake intake, NightProgress progress)
      throws Exception {
    try (ConfigurableApplicationContext context =
        NightContext.start(
            installation.database(),
            lock,
            steps(intake),
            progress.and(metrics),
            installation.watch())) {
      Night night = context.getBean(Night.class);
      try (ProcessStop.Registration stoppable = ProcessStop.PROCESS.work(night::stop)) {
        return run(night, lock);
      }
    }
  }

  /** A night that ends on its own, whatever its end, has not died over what it had in progress. */
  private Night.Result run(Night night, NightLock lock) throws Exception {
    installation.leftInHand().settle();
    try {
      Night.Result result = night.run();
      if (ranOutOfMemory(result)) {
        installation.renewConnections();
      } else if (result.completed()) {
        installation.leftInHand().endedWell();
      } else {
        installation.leftInHand().stopped(lock.isHeld());
      }
      return result;
    } catch (Exception failure) {
      installation.leftInHand().stopped(lock.isHeld());
      throw failure;
    }
  }

  /** The steps of a night that begins with this intake. */
  public NightSteps steps(NightSteps.Intake intake) {
    return new NightSteps(
        () -> {
          installation.monthsAhead().prepare();
          return intake.take();
        },
        installation.loading().inspection(),
        Arrays.stream(LaneName.values()).map(installation.loading()::lane).toList(),
        () -> {
          installation.loading().heldRecords().fileDecided();
          installation.closures().settle();
        },
        installation.receipts(),
        () -> {
          installation.answerRound().send();
          installation.practices().send();
          installation.sendSummaries();
        },
        () -> {
          installation.identityServers().tell();
          installation.monthlyCodes(Clock.systemUTC()).ask();
        },
        this::close,
        installation.configuration().loading().chunkRecords(),
        installation.configuration().loading().threads());
  }

  /**
   * Runs one night, and continues with it at once where memory ran out: it then leaves aside what
   * was in progress, which is set aside after two such deaths, so that everybody else's night ends.
   *
   * @return how the last attempt ended
   */
  public Night.Result runRoundWhatIsDeadly(NightSteps.Intake intake, NightProgress progress)
      throws Exception {
    AtomicBoolean taken = new AtomicBoolean();
    NightSteps.Intake once =
        () -> {
          int files = taken.get() ? 0 : intake.take();
          taken.set(true);
          return files;
        };
    Night.Result result = run(once, progress);
    for (int deaths = 1; deaths <= Deaths.SET_ASIDE && ranOutOfMemory(result); deaths++) {
      LOG.error("run {}: memory ran out; it goes on round what was in hand", result.runId());
      result = run(once, progress);
    }
    return result;
  }

  /** Whether a night ended because memory ran out. */
  public static boolean ranOutOfMemory(Night.Result result) {
    return result.failure().stream().anyMatch(MemoryExhausted::isIn);
  }

  public NightFigures figures(long runId) throws SQLException {
    return figures(runId, new FigureParts());
  }

  private NightFigures figures(long runId, FigureParts parts) throws SQLException {
    try (Connection connection = installation.database().getConnection()) {
      return NightFigures.read(connection, runId, parts);
    }
  }

  /** Of the configured domains and all together: a metric's labels come from a closed list. */
  private List<Indicator> identities(NightFigures figures) throws SQLException {
    Configuration configuration = installation.configuration();
    Set<String> domains =
        configuration.partners().stream().map(Partner::identityDomain).collect(Collectors.toSet());
    YearMonth month = YearMonth.from(figures.startedAt().atZone(configuration.zone()));
    try (Connection connection = installation.database().getConnection()) {
      return IdentityIndicators.of(connection, month, configuration.zone()).stream()
          .filter(one -> one.domain().equals(Indicator.ALL) || domains.contains(one.domain()))
          .toList();
    }
  }

  /** Where the report of a run lies. */
  public Path report(long runId) {
    return report.file(runId);
  }

  private void close(long runId) throws SQLException, IOException {
    installation.usedNumbers().remember();
    installation.reports().make(() -> writeReport(runId));
    installation.audit("nightly", "run " + runId);
  }

  private List<MissingPart> writeReport(long runId) throws SQLException, IOException {
    FigureParts parts = new FigureParts();
    parts.whole("seals", 0, this::lookAtSeals);
    NightFigures figures = figures(runId, parts);
    List<Indicator> identities = parts.whole("identities", List.of(), () -> identities(figures));
    installation.watch().reached(CrashPoint.REPORT_BEFORE_PAGE);
    report.write(figures, identities, parts);
    metrics.note(identities);
    metrics.writeText(installation.folders().metrics().resolve("estuaire.prom"), figures, parts);
    return parts.missing();
  }

  private int lookAtSeals() throws SQLException {
    installation.seals().walk();
    return 0;
  }
}
