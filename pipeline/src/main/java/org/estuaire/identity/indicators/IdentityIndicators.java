package org.estuaire.identity.indicators;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.estuaire.identity.indicators.Indicator.Kind;

/**
 * Computes the indicators of a month for every domain in one statement: two passes over the
 * identities, one over the records of the month. Reads no name.
 */
public final class IdentityIndicators {

  /**
   * The base of a domain are the identities that its identifiers name: neither those of a single
   * report or admission, nor those that a merge has absorbed.
   */
  private static final String COMPUTE =
      """
      WITH period AS (SELECT ?::timestamptz AS first, ?::timestamptz AS after),
      absorbed AS (
        SELECT domain, local_id FROM identity.relation WHERE kind = 'MERGE' AND state = 'ACTIVE'),
      base AS MATERIALIZED (
        SELECT s.id, s.domain, l.person_id, s.ins, s.status = 'QUALIFIED' AS qualified,
          'FICT' = ANY (s.attributes) AS fictive, 'DOUT' = ANY (s.attributes) AS doubtful,
          'COLV' = ANY (s.attributes) AS collided,
          to_char(s.birth_date, 'MMDD') IN ('1231', '0101') AS default_date
        FROM identity.source_identity s
          JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
          LEFT JOIN absorbed a ON a.domain = s.domain AND a.local_id = s.local_id
        WHERE a.domain IS NULL
          AND s.local_id NOT LIKE 'report:%' AND s.local_id NOT LIKE 'entree:%'
          AND s.local_id NOT LIKE 'collision:%'),
      active AS MATERIALIZED (
        SELECT DISTINCT m.source_identity_id AS id
        FROM period p
          JOIN exchange.identity_mention m
            ON m.received_at >= p.first AND m.received_at < p.after),
      domain AS (
        SELECT b.domain, count(*) AS base, count(a.id) AS active,
          count(*) FILTER (WHERE a.id IS NOT NULL AND b.qualified) AS qualified,
          count(*) FILTER (WHERE b.collided) AS collided,
          count(*) FILTER (WHERE b.fictive) AS fictive,
          count(*) FILTER (WHERE b.doubtful) AS doubtful,
          count(*) FILTER (WHERE b.default_date) AS default_dates
        FROM base b LEFT JOIN active a ON a.id = b.id GROUP BY b.domain),
      member AS MATERIALIZED (
        SELECT person_id, domain, count(*) AS identities FROM base GROUP BY person_id, domain),
      shared AS (SELECT person_id FROM member GROUP BY person_id HAVING count(*) > 1),
      stock AS (
        SELECT m.domain, sum(m.identities - 1) AS duplicates,
          coalesce(sum(m.identities) FILTER (WHERE s.person_id IS NOT NULL), 0) AS elsewhere
        FROM member m LEFT JOIN shared s ON s.person_id = m.person_id GROUP BY m.domain),
      ins AS (
        SELECT domain, count(*) AS numbers, count(*) FILTER (WHERE bearers > 1) AS twice
        FROM (SELECT domain, ins, count(*) AS bearers FROM base WHERE ins IS NOT NULL
          GROUP BY domain, ins) number GROUP BY domain),
      raised AS (
        SELECT i.domain,
          count(DISTINCT i.local_id) FILTER (WHERE i.kind IN ('POTENTIAL_DUPLICATE', 'DUPLICATE_INS')
            AND i.state <> 'DISMISSED') AS duplicates,
          count(DISTINCT i.local_id) FILTER (WHERE i.kind IN ('COLLISION', 'TRAITS_DISAGREE'))
            AS collisions
        FROM period p JOIN identity.review_item i
          ON i.created_at >= p.first AND i.created_at < p.after
        GROUP BY i.domain),
      backlog AS (
        SELECT i.domain, count(*) AS pairs,
          count(*) FILTER (WHERE i.created_at > now() - interval '7 days') AS fresh,
          count(*) FILTER (WHERE i.created_at <= now() - interval '30 days') AS old
        FROM identity.review_item i
        WHERE i.state = 'OPEN'
          AND i.kind IN ('POTENTIAL_DUPLICATE', 'DUPLICATE_INS', 'CROSS_DOMAIN_LINK')
        GROUP BY i.domain),
      merges AS (
        SELECT e.domain, count(*) FILTER (WHERE e.kind = 'MERGE') AS merged,
          count(*) FILTER (WHERE e.kind = 'UNMERGE') AS undone
        FROM period p JOIN identity.event e ON e.kind IN ('MERGE', 'UNMERGE')
          AND e.event_at >= p.first AND e.event_at < p.after
        GROUP BY e.domain),
      reported AS MATERIALIZED (
        SELECT DISTINCT m.source_identity_id AS id
        FROM period p
          JOIN exchange.lane_mention m
            ON m.lane = 'lab' AND m.received_at >= p.first AND m.received_at < p.after),
      reports AS (
        SELECT s.domain, count(*) AS persons,
          count(*) FILTER (WHERE a.reason = 'NO_NUMBER') AS no_number,
          count(*) FILTER (WHERE a.reason = 'NOBODY_ELSE') AS nobody_else,
          count(*) FILTER (WHERE a.reason = 'STATED_TOO_LITTLE') AS stated_too_little,
          count(*) FILTER (WHERE a.reason = 'NOT_IN_FEED') AS not_in_feed,
          count(*) FILTER (WHERE a.reason = 'NO_FEED') AS no_feed
        FROM reported r
          JOIN identity.source_identity s ON s.id = r.id
          LEFT JOIN identity.lone_identity a ON a.id = r.id
        GROUP BY s.domain)
      SELECT domain, f.code, coalesce(f.numerator, 0), coalesce(f.denominator, 0)
      FROM (SELECT domain FROM domain UNION SELECT domain FROM reports) every
        LEFT JOIN domain d USING (domain) LEFT JOIN stock USING (domain) LEFT JOIN ins USING (domain)
        LEFT JOIN raised USING (domain) LEFT JOIN backlog USING (domain)
        LEFT JOIN merges USING (domain) LEFT JOIN reports USING (domain)
        CROSS JOIN LATERAL (VALUES
          ('flow-duplicates', raised.duplicates, d.active),
          ('stock-duplicates', stock.duplicates, d.base),
          ('ins-duplicates', ins.twice, ins.numbers),
          ('proven-collisions', d.collided, d.active),
          ('potential-collisions', raised.collisions, d.active),
          ('qualified', d.qualified, d.active),
          ('backlog-under-7-days', backlog.fresh, backlog.pairs),
          ('backlog-7-to-30-days', backlog.pairs - backlog.fresh - backlog.old, backlog.pairs),
          ('backlog-over-30-days', backlog.old, backlog.pairs),
          ('undone-merges', merges.undone, merges.merged),
          ('fictive', d.fictive, d.base),
          ('doubtful', d.doubtful, d.base),
          ('default-dates', d.default_dates, d.base),
          ('cross-domain', stock.elsewhere, d.base),
          ('reports-alone-no-number', reports.no_number, reports.persons),
          ('reports-alone-nobody-else', reports.nobody_else, reports.persons),
          ('reports-alone-stated-too-little', reports.stated_too_little, reports.persons),
          ('reports-alone-not-in-feed', reports.not_in_feed, reports.persons),
          ('reports-alone-no-feed', reports.no_feed, reports.persons)) AS f (code, numerator, denominator)
      """;

  private IdentityIndicators() {}

  /**
   * The indicators of a month: of the territory first, then of each domain.
   *
   * @param zone where the month begins and ends
   */
  public static List<Indicator> of(Connection connection, YearMonth month, ZoneId zone)
      throws SQLException {
    List<Indicator> indicators = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(COMPUTE)) {
      select.setObject(1, begin(month, zone));
      select.setObject(2, begin(month.plusMonths(1), zone));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          indicators.add(
              new Indicator(
                  Kind.of(row.getString(2)),
                  row.getString(1),
                  month.toString(),
                  row.getLong(3),
                  row.getLong(4)));
        }
      }
    }
    indicators.addAll(totals(indicators, month));
    indicators.sort(Comparator.comparing(Indicator::domain).thenComparing(Indicator::kind));
    return indicators;
  }

  private static List<Indicator> totals(List<Indicator> ofDomains, YearMonth month) {
    Map<Kind, Indicator> totals = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      totals.put(kind, new Indicator(kind, Indicator.ALL, month.toString(), 0, 0));
    }
    for (Indicator one : ofDomains) {
      totals.computeIfPresent(
          one.kind(),
          (kind, sum) ->
              new Indicator(
                  kind,
                  sum.domain(),
                  sum.month(),
                  sum.numerator() + one.numerator(),
                  sum.denominator() + one.denominator()));
    }
    return List.copyOf(totals.values());
  }

  private static OffsetDateTime begin(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toOffsetDateTime();
  }
}
