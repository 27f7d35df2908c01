package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
 * @param troubles what failed by itself while the nights went on
 */
public record Status(
    Map<String, Long> deliveries,
    Records records,
    Balance balance,
    boolean balanceCloses,
    ResultBalance results,
    boolean resultsClose,
    Run lastRun,
    long openReviews,
    SendingCounts sendings,
    List<BrokenSeal> brokenSeals,
    List<WaitingPractice> waitingPractices,
    List<Trouble> troubles) {

  /**
   * What became of records.
   *
   * @param byLane the same figures for each lane
   */
  public record Records(
      long loaded, long rejected, long held, long known, Map<String, Map<String, Long>> byLane) {}

  /** A nightly run. */
  public record Run(long id, Instant startedAt, Instant endedAt, String state) {}

  public static Status read(Connection connection) throws SQLException {
    Balance balance = balance(connection);
    ResultBalance results = ResultBalance.read(connection);
    return new Status(
        deliveries(connection),
        new Records(
            balance.loaded(),
            balance.rejected(),
            balance.held(),
            balance.known(),
            byLane(connection)),
        balance,
        balance.closes(),
        results,
        results.closes(),
        lastRun(connection),
        new Sql("SELECT count(*) FROM identity.review_item WHERE state = 'OPEN'")
            .list(connection, row -> row.getLong(1))
            .get(0),
        SendingCounts.read(connection, 0),
        BrokenSeal.read(connection),
        WaitingPractice.read(connection),
        Trouble.read(connection));
  }

  /** The balance of everything that was ever received. */
  public static Balance balance(Connection connection) throws SQLException {
    return new Sql(
            "SELECT coalesce(sum(records), 0), coalesce(sum(loaded), 0), coalesce(sum(rejected), 0),"
                + " coalesce(sum(held), 0), coalesce(sum(known), 0),"
                + " coalesce(sum(records - done) FILTER (WHERE state = 'LOADING'), 0),"
                + " coalesce(sum(records - done) FILTER (WHERE state = 'REFUSED'), 0)"
                + " FROM exchange.delivery")
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
    Map<String, Long> byState = new LinkedHashMap<>();
    List.of("received", "loading", "loaded", "refused").forEach(state -> byState.put(state, 0L));
    new Sql("SELECT lower(state), count(*) FROM exchange.delivery GROUP BY state")
        .list(connection, row -> byState.put(row.getString(1), row.getLong(2)));
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
  public static Run lastRun(Connection connection) throws SQLException {
    List<Run> runs =
        new Sql("SELECT id, started_at, ended_at, state FROM exchange.run ORDER BY id DESC LIMIT 1")
            .list(
                connection,
                row ->
                    new Run(
                        row.getLong("id"),
                        Sql.instant(row, "started_at"),
                        Sql.instant(row, "ended_at"),
                        row.getString("state")));
    return runs.isEmpty() ? null : runs.get(0);
  }
}
