package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.trouble.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one run: what arrived since the run before, what became of it, and how that
 * compares. The same figures make the terminal summary, the night report and the metrics.
 *
 * @param since end of the last completed run before this one
 * @param night balance of the deliveries that arrived or were finished since then
 * @param total balance of everything that was ever received
 * @param results balance of the results in the deliveries of the night
 * @param allResults balance of all results that were ever received
 * @param delays of laboratory results that were loaded since then
 * @param history earlier runs, newest first, this one included
 * @param sendings of results to practices: those delivered since then, all that wait
 * @param brokenSeals sealed pieces that do not open at their place
 * @param waitingPractices practices that could not be handed what was decided
 * @param troubles what failed on its own while the night continued
 * @param missing what of these figures could not be made
 */
public record NightFigures(
    long runId,
    Instant startedAt,
    @Nullable Instant since,
    List<PartnerNight> partners,
    List<LaneNight> lanes,
    Balance night,
    Balance total,
    ResultBalance results,
    ResultBalance allResults,
    List<FindingCount> findings,
    List<Delay> delays,
    List<PastNight> history,
    long openReviews,
    long quarantined,
    List<DeliveryLine> refusedDeliveries,
    SendingCounts sendings,
    List<BrokenSeal> brokenSeals,
    List<WaitingPractice> waitingPractices,
    List<Trouble> troubles,
    List<MissingPart> missing) {

  /**
   * One partner's night.
   *
   * @param arrivals files that came, repeated ones included
   * @param repeated files whose content was known
   * @param deliveries contents that were new
   * @param refused deliveries refused as a whole
   * @param lastArrival newest arrival ever
   */
  public record PartnerNight(
      String partner,
      String name,
      int arrivals,
      int repeated,
      int deliveries,
      int refused,
      long records,
      long loaded,
      long rejected,
      long held,
      long known,
      @Nullable Instant lastArrival) {}

  /** One lane's night. */
  public record LaneNight(
      String lane,
      int deliveries,
      long records,
      long loaded,
      long rejected,
      long held,
      long known) {}

  /** How often a rule was met. */
  public record FindingCount(String code, String severity, String partner, long count) {}

  /**
   * Time from the collection of a sample to its result in the repository.
   *
   * @param medianHours half of the results came faster
   * @param slowestTenthHours nine tenths came faster
   */
  public record Delay(String partner, long results, double medianHours, double slowestTenthHours) {}

  /** A run in the comparison. */
  public record PastNight(
      long runId,
      Instant startedAt,
      String state,
      long records,
      long loaded,
      long rejected,
      long held,
      long known) {}

  /** Parts of these figures that may be missing. */
  public static final String BALANCE = "balance";

  public static final String RESULTS = "results";

  public static final String PARTNERS = "partners";

  private static final int MOST_FINDINGS = 100;

  /** Whether both balances of records could be made, and close. */
  public boolean balanceCloses() {
    return !isMissing(BALANCE) && night.closes() && total.closes();
  }

  /** Whether a part could not be made, for everybody or for some. */
  public boolean isMissing(String part) {
    return missing.stream().anyMatch(one -> one.part().equals(part));
  }

  /** Whether a part could not be made for this partner. */
  public boolean isMissing(String part, String partner) {
    return missing.stream()
        .filter(one -> one.part().equals(part))
        .anyMatch(one -> List.of(partner, Subject.EVERYBODY).contains(one.partner()));
  }

  /** The last run that completed before; a night is counted from there, whatever clocks say. */
  private static final String BEFORE =
      "SELECT coalesce(max(id), 0) FROM exchange.run WHERE id < ? AND state = 'COMPLETED'";

  private static final String OF_NIGHT =
      "(SELECT d.* FROM exchange.delivery d WHERE d.finished_after_run >= ? OR EXISTS (SELECT FROM"
          + " exchange.arrival a WHERE a.delivery_id = d.id AND NOT a.repeated AND a.after_run >= ?)) d";

  /** Findings that say of how many more of a rule they stand. */
  private static final String COUNTED =
      "code IN ('%s', '%s')"
          .formatted(DeliveryFinding.MORE_WARNINGS.code(), DeliveryFinding.MORE_ERRORS.code());

  /** Whether there was a run of this number. */
  public static boolean isKnown(Connection connection, long runId) throws SQLException {
    return !new Sql("SELECT id FROM exchange.run WHERE id = ?", runId)
        .list(connection, row -> row.getLong(1))
        .isEmpty();
  }

  /** Reads the figures of a run. What can't be read is missing, and named. */
  public static NightFigures read(Connection connection, long runId) throws SQLException {
    return read(connection, runId, new FigureParts());
  }

  /**
   * Reads the figures of a run.
   *
   * @param parts hears of what can't be read; everything else is
   */
  public static NightFigures read(Connection connection, long runId, FigureParts parts)
      throws SQLException {
    long before = new Sql(BEFORE, runId).list(connection, row -> row.getLong(1)).get(0);
    List<String> codes =
        new Sql("SELECT code FROM exchange.partner ORDER BY code")
            .list(connection, row -> row.getString(1));
    return new NightFigures(
        runId,
        new Sql("SELECT started_at FROM exchange.run WHERE id = ?", runId)
            .list(connection, row -> Sql.instant(row, "started_at"))
            .get(0),
        new Sql("SELECT ended_at FROM exchange.run WHERE id = ?", before)
                .list(connection, row -> Optional.ofNullable(Sql.instantOrNull(row, "ended_at")))
                .stream()
                .findFirst()
                .flatMap(Function.identity())
                .orElse(null),
        parts.byPartner(PARTNERS, codes, some -> partners(connection, before, some)),
        parts.whole("lanes", List.of(), () -> lanes(connection, before)),
        parts.whole(BALANCE, Balance.NONE, () -> nightBalance(connection, before)),
        parts.whole(BALANCE, Balance.NONE, () -> Status.balance(connection)),
        parts.whole(
            RESULTS,
            ResultBalance.NONE,
            () -> ResultBalance.read(connection, OF_NIGHT, before, before)),
        parts.whole(RESULTS, ResultBalance.NONE, () -> ResultBalance.read(connection)),
        mostFrequent(
            parts.byPartner("findings", codes, some -> findings(connection, before, some))),
        parts.byPartner("delays", codes, some -> delays(connection, before, some)),
        parts.whole("history", List.of(), () -> history(connection, runId)),
        parts.whole("reviews", 0L, () -> Status.openReviews(connection)),
        parts.whole("quarantine", 0L, () -> quarantined(connection)),
        parts.byPartner("refused", codes, some -> refused(connection, before, some)),
        parts.whole("sendings", SendingCounts.NONE, () -> SendingCounts.read(connection, before)),
        parts.whole("broken-seals", List.of(), () -> BrokenSeal.read(connection)),
        parts.whole("waiting-practices", List.of(), () -> WaitingPractice.read(connection)),
        parts.whole("troubles", List.of(), () -> Trouble.read(connection, parts)),
        parts.missing());
  }

  private static long quarantined(Connection connection) throws SQLException {
    return new Sql("SELECT count(*) FROM exchange.reject WHERE state IN ('REJECTED', 'HELD')")
        .list(connection, row -> row.getLong(1))
        .get(0);
  }

  private static List<PartnerNight> partners(Connection connection, long before, String... some)
      throws SQLException {
    return new Sql(
            "SELECT p.code, p.name, a.arrivals, a.repeated, count(d.id)::int AS deliveries,"
                + " count(*) FILTER (WHERE d.state = 'REFUSED')::int AS refused, coalesce(sum(d.records), 0) AS records,"
                + " coalesce(sum(d.loaded), 0) AS loaded, coalesce(sum(d.rejected), 0) AS rejected,"
                + " coalesce(sum(d.held), 0) AS held, coalesce(sum(d.known), 0) AS known, a.last_arrival"
                + " FROM exchange.partner p CROSS JOIN LATERAL (SELECT"
                + " count(*) FILTER (WHERE after_run >= ?)::int AS arrivals,"
                + " count(*) FILTER (WHERE after_run >= ? AND repeated)::int AS repeated,"
                + " max(arrived_at) AS last_arrival FROM exchange.arrival"
                + " WHERE delivery_id IN (SELECT id FROM exchange.delivery WHERE partner = p.code)) a"
                + " LEFT JOIN "
                + OF_NIGHT
                + " ON d.partner = p.code"
                + " WHERE p.code = ANY (?::text[])"
                + " GROUP BY p.code, p.name, a.arrivals, a.repeated, a.last_arrival ORDER BY p.code",
            before,
            before,
            before,
            before,
            some)
        .list(
            connection,
            row ->
                new PartnerNight(
                    row.getString("code"),
                    row.getString("name"),
                    row.getInt("arrivals"),
                    row.getInt("repeated"),
                    row.getInt("deliveries"),
                    row.getInt("refused"),
                    row.getLong("records"),
                    row.getLong("loaded"),
                    row.getLong("rejected"),
                    row.getLong("held"),
                    row.getLong("known"),
                    Sql.instantOrNull(row, "last_arrival")));
  }

  private static List<LaneNight> lanes(Connection connection, long before) throws SQLException {
    return new Sql(
            "SELECT d.lane, count(*)::int, coalesce(sum(d.records), 0), sum(d.loaded), sum(d.rejected), sum(d.held),"
                + " sum(d.known) FROM "
                + OF_NIGHT
                + " WHERE d.lane IS NOT NULL GROUP BY d.lane ORDER BY d.lane",
            before,
            before)
        .list(
            connection,
            row ->
                new LaneNight(
                    row.getString(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)));
  }

  private static Balance nightBalance(Connection connection, long before) throws SQLException {
    return new Sql(
            "SELECT coalesce(sum(d.records), 0), coalesce(sum(d.loaded), 0), coalesce(sum(d.rejected), 0),"
                + " coalesce(sum(d.held), 0), coalesce(sum(d.known), 0),"
                + " coalesce(sum(d.records - d.done) FILTER (WHERE d.state = 'LOADING'), 0),"
                + " coalesce(sum(d.records - d.done) FILTER (WHERE d.state = 'REFUSED'), 0) FROM "
                + OF_NIGHT,
            before,
            before)
        .list(connection, Status::balanceOf)
        .get(0);
  }

  /** By the numbers of the night's deliveries: the findings of all other nights are not read. */
  private static List<FindingCount> findings(Connection connection, long before, String... some)
      throws SQLException {
    List<Long> night =
        new Sql(
                "SELECT d.id FROM " + OF_NIGHT + " WHERE d.partner = ANY (?::text[])",
                before,
                before,
                some)
            .list(connection, row -> row.getLong(1));
    return new Sql(
            "SELECT f.rule, f.severity, d.partner, sum(f.times) FROM exchange.delivery d"
                + " JOIN (SELECT delivery_id, severity,"
                + " CASE WHEN "
                + COUNTED
                + " THEN arguments[1] ELSE code END AS rule, CASE WHEN "
                + COUNTED
                + " THEN arguments[2]::bigint ELSE 1 END AS times"
                + " FROM exchange.finding WHERE delivery_id = ANY (?)) f ON f.delivery_id = d.id"
                + " GROUP BY f.rule, f.severity, d.partner"
                + " ORDER BY f.severity, sum(f.times) DESC, f.rule, d.partner LIMIT "
                + MOST_FINDINGS,
            connection.createArrayOf("bigint", night.toArray()))
        .list(
            connection,
            row ->
                new FindingCount(
                    row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
  }

  /** Of partners that were read one by one. */
  private static List<FindingCount> mostFrequent(List<FindingCount> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparing(FindingCount::severity)
                .thenComparing(FindingCount::count, Comparator.reverseOrder())
                .thenComparing(FindingCount::code)
                .thenComparing(FindingCount::partner))
        .limit(MOST_FINDINGS)
        .toList();
  }

  private static List<Delay> delays(Connection connection, long before, String... some)
      throws SQLException {
    return new Sql(
            "SELECT d.partner, count(*),"
                + " percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.loaded_at - r.collected_at) / 3600),"
                + " percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM r.loaded_at - r.collected_at) / 3600)"
                + " FROM "
                + OF_NIGHT
                + " JOIN lab.result_time r ON r.delivery_id = d.id WHERE d.partner = ANY (?::text[])"
                + " GROUP BY d.partner ORDER BY d.partner",
            before,
            before,
            some)
        .list(
            connection,
            row -> new Delay(row.getString(1), row.getLong(2), row.getDouble(3), row.getDouble(4)));
  }

  private static List<PastNight> history(Connection connection, long runId) throws SQLException {
    return new Sql(
            "SELECT r.id, r.started_at, r.state, coalesce(sum(d.records), 0), coalesce(sum(d.loaded), 0),"
                + " coalesce(sum(d.rejected), 0), coalesce(sum(d.held), 0), coalesce(sum(d.known), 0)"
                + " FROM (SELECT * FROM exchange.run WHERE id <= ? ORDER BY id DESC LIMIT 30) r"
                + " LEFT JOIN exchange.delivery d ON d.finished_after_run = (SELECT coalesce(max(c.id), 0)"
                + " FROM exchange.run c WHERE c.id < r.id AND c.state = 'COMPLETED')"
                + " GROUP BY r.id, r.started_at, r.state ORDER BY r.id DESC",
            runId)
        .list(
            connection,
            row ->
                new PastNight(
                    row.getLong(1),
                    Sql.instant(row, "started_at"),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8)));
  }

  private static List<DeliveryLine> refused(Connection connection, long before, String... some)
      throws SQLException {
    List<Long> ids =
        new Sql(
                "SELECT d.id FROM "
                    + OF_NIGHT
                    + " WHERE d.state = 'REFUSED' AND d.partner = ANY (?::text[])"
                    + " ORDER BY d.id LIMIT 200",
                before,
                before,
                some)
            .list(connection, row -> row.getLong(1));
    return Deliveries.byIds(connection, ids);
  }
}
