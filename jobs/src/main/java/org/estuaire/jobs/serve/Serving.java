package org.estuaire.jobs.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.night.NightMetrics;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.routes.DepotRoutes;
import org.estuaire.routes.mail.MailRoutes;
import org.estuaire.routes.mllp.MllpRoute;
import org.estuaire.routes.sftp.PullRoutes;
import org.estuaire.routes.sftp.SftpDropServer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The process that stays, started: SFTP drop, watched folders, MLLP, schedule, metrics, trials, and
 * looks at whether a night was left behind or the embedded database has died. Closing it ends all
 * of them.
 */
public final class Serving implements AutoCloseable {

  private static final Duration BETWEEN_PASSES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_TRIALS = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final SftpDropServer sftp;
  private final MetricsServer metrics;
  private final ConfigurableApplicationContext context;
  private final AbandonedNights abandoned;
  private final DatabaseWatch database;
  private final TrialDrop trials;

  private Serving(
      SftpDropServer sftp,
      MetricsServer metrics,
      ConfigurableApplicationContext context,
      AbandonedNights abandoned,
      DatabaseWatch database,
      TrialDrop trials) {
    this.sftp = sftp;
    this.metrics = metrics;
    this.context = context;
    this.abandoned = abandoned;
    this.database = database;
    this.trials = trials;
  }

  /**
   * Starts to serve.
   *
   * @throws IOException when an address is taken
   */
  public static Serving start(Installation installation) throws IOException {
    NightMetrics metrics = new NightMetrics(installation.database());
    metrics.watch(installation.shares(), installation.configuration().partners());
    NightRunner runner = new NightRunner(installation, metrics);
    List<RouteBuilder> ways = new ArrayList<>();
    ways.add(
        new DepotRoutes(
            installation.configuration().partners(), installation.depots(), BETWEEN_PASSES));
    ways.add(new PullRoutes(installation.configuration().partners(), installation.pull()));
    ways.add(
        new MailRoutes(
            installation.configuration().partners(),
            installation.mail(),
            installation.answers()::sendMeanwhile));
    Optional<MllpRoute> mllp = installation.mllp();
    mllp.ifPresent(
        route -> {
          ways.add(route);
          metrics.watch(route.counts());
        });
    SftpDropServer sftp = installation.sftp();
    sftp.start();
    MetricsServer server = new MetricsServer(installation.configuration().metrics(), metrics);
    return new Serving(
        sftp,
        server,
        ServeContext.start(installation, runner, new ServeContext.Ways(ways)),
        AbandonedNights.watch(installation, runner, BETWEEN_LOOKS),
        DatabaseWatch.over(installation, BETWEEN_PASSES),
        TrialDrop.over(installation, BETWEEN_TRIALS));
  }

  public int sftpPort() {
    return sftp.port();
  }

  public int metricsPort() {
    return metrics.port();
  }

  @Override
  public void close() throws IOException {
    // First the ways in, then what works on what came.
    sftp.close();
    metrics.close();
    trials.close();
    abandoned.close();
    database.close();
    context.close();
  }
}
