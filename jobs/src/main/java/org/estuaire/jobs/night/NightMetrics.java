package org.estuaire.jobs.night;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.view.FigureParts;
import org.estuaire.exchange.view.LedgerCounts;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.identity.indicators.Indicator;
import org.estuaire.installation.FolderFailure.Role;
import org.estuaire.routes.Shares;
import org.estuaire.routes.mllp.MllpCounts;

/**
 * What Prometheus gets. Labels come from closed lists only (partner, lane, outcome): never a file
 * name, never anything of a record.
 */
public final class NightMetrics implements NightProgress {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DataSource database;
  private final MultiGauge records;
  private final MultiGauge delays;
  private final MultiGauge queues;
  private final MultiGauge identities;
  private final MultiGauge identityRates;
  private final MultiGauge sendings;

  public NightMetrics(DataSource database) {
    this.database = database;
    this.records =
        MultiGauge.builder("estuaire.records")
            .description("Records in the ledger by partner, lane and outcome")
            .register(registry);
    this.delays =
        MultiGauge.builder("estuaire.sample.to.repository.hours")
            .description(
                "Hours from the collection of a sample to its result in the repository, last night")
            .register(registry);
    this.queues =
        MultiGauge.builder("estuaire.queue")
            .description(
                "Deliveries that wait to be read or loaded, records in quarantine, identities to review")
            .register(registry);
    this.identities =
        MultiGauge.builder("estuaire.identity.indicator")
            .description("Numerators of the indicators of identity vigilance, last night")
            .register(registry);
    this.identityRates =
        MultiGauge.builder("estuaire.identity.indicator.rate")
            .description("Indicators of identity vigilance, 0 to 1, last night")
            .register(registry);
    this.sendings =
        MultiGauge.builder("estuaire.sendings")
            .description("Results sent to practices, by state: due, delivered, stuck")
            .register(registry);
    Gauge.builder("estuaire.up", () -> 1).register(registry);
  }

  /** Adds how much each partner has taken of its share of the disk. */
  public void watch(Shares shares, List<Partner> partners) {
    for (Partner partner : partners) {
      Gauge.builder("estuaire.partner.share", () -> shares.taken(partner))
          .description("What waits of a partner's share of the disk; 1 is full")
          .tag("partner", partner.code())
          .register(registry);
    }
  }

  /** Adds what the MLLP listener has done since the process started. */
  public void watch(MllpCounts mllp) {
    Gauge.builder("estuaire.mllp.connections", mllp, MllpCounts::connections)
        .description("MLLP connections that are open")
        .register(registry);
    FunctionCounter.builder("estuaire.mllp.turned.away", mllp, MllpCounts::turnedAway)
        .description("MLLP connections refused: too many, or from an address of nobody")
        .register(registry);
    FunctionCounter.builder("estuaire.mllp.misframed", mllp, MllpCounts::misframed)
        .description("MLLP messages without a beginning, or not ended in time")
        .register(registry);
    FunctionCounter.builder("estuaire.mllp.held.back", mllp, MllpCounts::heldBack)
        .description("MLLP messages after which a sender that is too fast was held back")
        .register(registry);
    count(mllp, "accepted", MllpCounts::accepted);
    count(mllp, "repeated", MllpCounts::repeated);
    count(mllp, "refused", MllpCounts::refused);
    count(mllp, "failed", MllpCounts::failed);
  }

  private void count(MllpCounts mllp, String answer, ToDoubleFunction<MllpCounts> figure) {
    FunctionCounter.builder("estuaire.mllp.messages", mllp, figure)
        .description("MLLP messages by what was answered")
        .tag("answer", answer)
        .register(registry);
  }

  @Override
  public void step(String name) {}

  @Override
  public void chunk(LaneName lane, LoadCount count, Duration took) {
    registry.timer("estuaire.chunk", "lane", lane.code()).record(took);
    registry.counter("estuaire.chunk.records", "lane", lane.code()).increment(count.total());
  }

  /** The metrics in Prometheus' text format, with the ledger's figures of this moment. */
  public String scrape() throws SQLException {
    return scrape(new FigureParts());
  }

  private synchronized String scrape(FigureParts parts) throws SQLException {
    try (Connection connection = database.getConnection()) {
      refresh(records, parts, connection, LedgerCounts.RECORDS, "partner", "lane", "outcome");
      refresh(sendings, parts, connection, LedgerCounts.SENDINGS, "state");
      refresh(queues, parts, connection, LedgerCounts.QUEUES, "queue");
    }
    return registry.scrape();
  }

  /** Figures that can't be read stay as they were. */
  private static void refresh(
      MultiGauge gauge,
      FigureParts parts,
      Connection connection,
      LedgerCounts counts,
      String... tags)
      throws SQLException {
    Optional<List<MultiGauge.Row<?>>> rows =
        parts.whole(
            "metrics", Optional.empty(), () -> Optional.of(rows(counts.read(connection), tags)));
    rows.ifPresent(now -> gauge.register(now, true));
  }

  /** Notes the delays of a night, for the scrapes that follow. */
  public void note(NightFigures figures) {
    delays.register(
        figures.delays().stream()
            .flatMap(
                delay ->
                    List.<MultiGauge.Row<?>>of(
                        MultiGauge.Row.of(
                            Tags.of("partner", delay.partner(), "quantile", "0.5"),
                            delay.medianHours()),
                        MultiGauge.Row.of(
                            Tags.of("partner", delay.partner(), "quantile", "0.9"),
                            delay.slowestTenthHours()))
                        .stream())
            .collect(Collectors.toList()),
        true);
  }

  /** Notes the indicators of identity vigilance, for the scrapes that follow. */
  public void note(List<Indicator> indicators) {
    identities.register(rows(indicators, Indicator::numerator), true);
    identityRates.register(rows(indicators, Indicator::rate), true);
  }

  private static List<MultiGauge.Row<?>> rows(
      List<Indicator> indicators, ToDoubleFunction<Indicator> value) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (Indicator one : indicators) {
      Tags labels = Tags.of("indicator", one.kind().code(), "domain", one.domain());
      rows.add(MultiGauge.Row.of(labels, value.applyAsDouble(one)));
    }
    return rows;
  }

  /** Writes the metrics as a file for the node exporter's text collector; it appears whole. */
  public void writeText(Path file, NightFigures figures, FigureParts parts)
      throws SQLException, IOException {
    note(figures);
    String text = scrape(parts);
    Role.METRICS.in(requireNonNull(file.getParent()), () -> write(file, text));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(draft, text);
    return Files.move(
        draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<MultiGauge.Row<?>> rows(List<LedgerCounts.Count> counts, String... tags) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (LedgerCounts.Count count : counts) {
      Tags labels = Tags.empty();
      for (int i = 0; i < tags.length; i++) {
        labels = labels.and(tags[i], count.labels().get(i));
      }
      rows.add(MultiGauge.Row.of(labels, count.number()));
    }
    return rows;
  }
}
