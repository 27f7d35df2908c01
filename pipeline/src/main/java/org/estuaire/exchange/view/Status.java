package org.estuaire.exchange.view;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of the exchange at a glance.
 *
 * @param deliveries how many by state
 * @param records what became of records
 * @param results what became of the results in them
 * @param lastRun null before the first run
 * @param sendings of results to practices
 * @param brokenSeals sealed pieces that do not open at their place
 * @param waitingPractices practices that could not be handed what was decided
 * @param troubles what failed on its own while the nights continued
 * @param tables reference tables in use, with the day of each
 * @param missing what of this could not be read
 */
public record Status(
    Map<String, Long> deliveries,
    Records records,
    Balance balance,
    boolean balanceCloses,
    ResultBalance results,
    boolean resultsClose,
    @Nullable Run lastRun,
    long openReviews,
    SendingCounts sendings,
    List<BrokenSeal> brokenSeals,
    List<WaitingPractice> waitingPractices,
    List<Trouble> troubles,
    List<TableInUse> tables,
    List<MissingPart> missing) {

  /**
   * What became of records.
   *
   * @param byLane the same figures for each lane
   */
  public record Records(
      long loaded, long rejected, long held, long known, Map<String, Map<String, Long>> byLane) {}

  /** A nightly run. */
  public record Run(long id, Instant startedAt, @Nullable Instant endedAt, RunState state) {

    private boolean isStillNotedAs(Run earlier) {
      return id == earlier.id && state == earlier.state;
    }

    private Run leftBehind() {
      return new Run(id, startedAt, endedAt, RunState.LEFT_BEHIND);
    }
  }

  /** Reads the state of the exchange. What can't be read is missing, and named. */
  public static Status read(Connection connection) throws SQLException {
    // Without it there is no repository yet.
    Run lastRun = lastRun(connection);
    FigureParts parts = new FigureParts();
    Balance balance = parts.whole(NightFigures.BALANCE, Balance.NONE, () -> balance(connection));
    ResultBalance results =
        parts.whole(NightFigures.RESULTS, ResultBalance.NONE, () -> ResultBalance.read(connection));
    Map<String, Long> deliveries = parts.whole("deliveries", none(), () -> deliveries(connection));
    Map<String, Map<String, Long>> lanes = parts.whole("lanes", Map.of(), () -> byLane(connection));
    long reviews = parts.whole("reviews", 0L, () -> openReviews(connection));
    SendingCounts sendings =
        parts.whole("sendings", SendingCounts.NONE, () -> SendingCounts.read(connection, 0));
    List<BrokenSeal> seals =
        parts.whole("broken-seals", List.of(), () -> BrokenSeal.read(connection));
    List<WaitingPractice> practices =
        parts.whole("waiting-practices", List.of(), () -> WaitingPractice.read(connection));
    List<Trouble> troubles =
        parts.whole("troubles", List.of(), () -> Trouble.read(connection, parts));
    List<TableInUse> tables = parts.whole("tables", List.of(), () -> TableInUse.read(connection));
    return new Status(
        deliveries,
        new Records(balance.loaded(), balance.rejected(), balance.held(), balance.known(), lanes),
        balance,
        !parts.isMissing(NightFigures.BALANCE) && balance.closes(),
        results,
        !parts.isMissing(NightFigures.RESULTS) && results.closes(),
        lastRun,
        reviews,
        sendings,
        seals,
        practices,
        troubles,
        tables,
        parts.missing());
  }

  /** Whether a part could not be read. */
  public boolean isMissing(String part) {
    return missing.stream().anyMatch(one -> one.part().equals(part));
  }

  static long openReviews(Connection connection) throws SQLException {
    return new Sql("SELECT count(*) FROM identity.open_review")
        .list(connection, row -> row.getLong(1))
        .get(0);
  }

  /** The balance of everything that was ever received. */
  public static Balance balance(Connection connection) throws SQLException {
    return new Sql(
            "SELECT coalesce(sum(records), 0), coalesce(sum(loaded), 0), coalesce(sum(rejected),"
                + " 0), coalesce(sum(held), 0), coalesce(sum(known), 0), coalesce(sum(records -"
                + " done) FILTER (WHERE state = 'LOADING'), 0), coalesce(sum(records - done) FILTER"
                + " (WHERE state = 'REFUSED'), 0) FROM exchange.delivery")
        .list(connection, Status::balanceOf)
        .get(0);
  }

  static Balance balanceOf(ResultSet row) throws SQLException {
    return new Balance(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }

  private static Map<String, Long> deliveries(Connection connection) throws SQLException {
    Map<String, Long> byState = none();
    new Sql("SELECT lower(state), count(*) FROM exchange.delivery GROUP BY state")
        .list(connection, row -> byState.put(row.getString(1), row.getLong(2)));
    return byState;
  }

  private static Map<String, Long> none() {
    Map<String, Long> byState = new LinkedHashMap<>();
    List.of("received", "loading", "loaded", "refused").forEach(state -> byState.put(state, 0L));
    return byState;
  }

  private static Map<String, Map<String, Long>> byLane(Connection connection) throws SQLException {
    Map<String, Map<String, Long>> lanes = new TreeMap<>();
    new Sql(
            "SELECT lane, sum(loaded), sum(rejected), sum(held), sum(known) FROM exchange.delivery"
                + " WHERE lane IS NOT NULL GROUP BY lane")
        .list(
            connection,
            row -> {
              Map<String, Long> counts = new LinkedHashMap<>();
              counts.put("loaded", row.getLong(2));
              counts.put("rejected", row.getLong(3));
              counts.put("held", row.getLong(4));
              counts.put("known", row.getLong(5));
              return lanes.put(row.getString(1), counts);
            });
    return lanes;
  }

  /** The newest run; null before the first. */
  public static @Nullable Run lastRun(Connection connection) throws SQLException {
    Run run = newestRun(connection);
    if (run == null || run.state() != RunState.RUNNING || NightAtWork.isSeen(connection)) {
      return run;
    }
    // A night notes its end before it gives its lock back: one that has just ended is no longer
    // noted as running.
    Run now = requireNonNull(newestRun(connection));
    return now.isStillNotedAs(run) ? now.leftBehind() : now;
  }

  private static @Nullable Run newestRun(Connection connection) throws SQLException {
    List<Run> runs =
        new Sql("SELECT id, started_at, ended_at, state FROM exchange.run ORDER BY id DESC LIMIT 1")
            .list(
                connection,
                row ->
                    new Run(
                        row.getLong("id"),
                        Sql.instant(row, "started_at"),
                        Sql.instantOrNull(row, "ended_at"),
                        RunState.valueOf(row.getString("state"))));
    return runs.isEmpty() ? null : runs.get(0);
  }
}
