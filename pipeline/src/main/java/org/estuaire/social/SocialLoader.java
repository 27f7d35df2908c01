package org.estuaire.social;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;

/**
 * Brings entitlements into {@code social.entitlement}, set-based. Transactional and idempotent: per
 * right and plan version, the statement of the latest extraction holds, whatever the order of
 * arrival; at equal extraction dates the later arrival holds, so that a corrected row replaces the
 * wrong one. What does not hold is kept in the history. A statement that was made before, at the
 * same extraction or unchanged since the previous one, is already known.
 */
public final class SocialLoader implements Loader<Entitlement> {

  private static final String STAGE =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_entitlement (
        LIKE social.entitlement, seq integer NOT NULL, known boolean, holds boolean
      ) ON COMMIT DELETE ROWS
      """;

  private static final String EMPTY = "TRUNCATE stage_entitlement";

  private static final String COLUMNS =
      """
      partner, dossier, right_key, plan_version, source_identity_id, department, home_department,
      family_situation, pension_scheme, legal_protection, kind, establishment, filed_on,
      complete_on, request_type, decided_on, decision, refusal_reason, starts_on, ends_on,
      end_reason, gir, evaluated_on, evaluation_number, plan_starts_on, plan_ends_on, provider,
      payment, referent, revision_on, proposed, accepted, resources, rate, participation, paid,
      hours_service, hours_agency, hours_direct, aid_human, aid_technical, aid_meals, aid_alarm,
      aid_day_care, aid_respite, aid_hygiene, content, stated_on, confirmed_on, delivery_id, ordinal
      """;

  private static final String COPY = "COPY stage_entitlement (" + COLUMNS + ", seq) FROM STDIN";

  /** Two transactions on one key would both find it new. Partners are locked in one order. */
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtext('social.entitlement/' || partner))
        FROM (SELECT DISTINCT partner FROM stage_entitlement ORDER BY partner OFFSET 0) p
      """;

  /**
   * All statements on the keys of the chunk in the order in which they hold: by extraction, then by
   * their place in the ledger, so that a replay from quarantine can't pass for a correction. A
   * stored one stands at its first and at its latest extraction.
   */
  private static final String DECIDE =
      """
      WITH keys AS (
        SELECT DISTINCT partner, dossier, right_key, plan_version FROM stage_entitlement
      ), stored AS (
        SELECT e.partner, e.dossier, e.right_key, e.plan_version, content, stated_on, confirmed_on,
               delivery_id, ordinal, -1 AS seq
          FROM social.entitlement e
          JOIN keys USING (partner, dossier, right_key, plan_version)
        UNION ALL
        SELECT h.partner, h.dossier, h.right_key, h.plan_version, content, stated_on, confirmed_on,
               delivery_id, ordinal, -2
          FROM social.entitlement_history h
          JOIN keys USING (partner, dossier, right_key, plan_version)
      ), statement AS (
        SELECT partner, dossier, right_key, plan_version, content, stated_on AS said_on,
               delivery_id, ordinal, seq
          FROM stored
        UNION ALL
        SELECT partner, dossier, right_key, plan_version, content, confirmed_on,
               delivery_id, ordinal, seq
          FROM stored
         WHERE confirmed_on > stated_on
        UNION ALL
        SELECT partner, dossier, right_key, plan_version, content, stated_on,
               delivery_id, ordinal, seq
          FROM stage_entitlement
      ), compared AS (
        SELECT *,
               coalesce(content = lag(content) OVER in_order, false)
                 OR row_number() OVER same_day > 1 AS known
          FROM statement
        WINDOW in_order AS (
                 PARTITION BY partner, dossier, right_key, plan_version
                 ORDER BY said_on, delivery_id, ordinal, seq),
               same_day AS (
                 PARTITION BY partner, dossier, right_key, plan_version, content, said_on
                 ORDER BY seq)
      ), ranked AS (
        SELECT *,
               row_number() OVER (
                 PARTITION BY partner, dossier, right_key, plan_version
                 ORDER BY said_on DESC, delivery_id DESC, ordinal DESC, seq DESC) = 1 AS last
          FROM compared
         WHERE seq < 0 OR NOT known
      )
      UPDATE stage_entitlement s
         SET known = c.known, holds = coalesce(r.last, false)
        FROM compared c
        LEFT JOIN ranked r ON r.seq = c.seq
       WHERE c.seq = s.seq
      """;

  private static final String DOSSIERS =
      """
      INSERT INTO social.dossier AS d
             (partner, number, department, source_identity_id, stated_on, delivery_id, ordinal)
      SELECT DISTINCT ON (partner, dossier)
             partner, dossier, department, source_identity_id, stated_on, delivery_id, ordinal
        FROM stage_entitlement
       WHERE NOT known
       ORDER BY partner, dossier, stated_on DESC, delivery_id DESC, ordinal DESC
      ON CONFLICT (partner, number) DO UPDATE
         SET department = excluded.department,
             source_identity_id = excluded.source_identity_id,
             stated_on = excluded.stated_on,
             delivery_id = excluded.delivery_id,
             ordinal = excluded.ordinal
       WHERE (excluded.stated_on, excluded.delivery_id, excluded.ordinal)
             >= (d.stated_on, d.delivery_id, d.ordinal)
      """;

  private static final String RETIRE =
      """
      WITH gone AS (
        DELETE FROM social.entitlement e
         USING stage_entitlement s
         WHERE s.holds
           AND (e.partner, e.dossier, e.right_key, e.plan_version)
               = (s.partner, s.dossier, s.right_key, s.plan_version)
        RETURNING e.*, s.delivery_id AS by_delivery, s.ordinal AS by_ordinal
      )
      INSERT INTO social.entitlement_history
      """
          + "("
          + COLUMNS
          + ", superseded_delivery, superseded_ordinal) SELECT "
          + COLUMNS
          + ", by_delivery, by_ordinal FROM gone";

  private static final String INSERT =
      "INSERT INTO social.entitlement ("
          + COLUMNS
          + ") SELECT "
          + COLUMNS
          + " FROM stage_entitlement WHERE holds";

  /** An older statement that came late, or one that was overtaken within the chunk. */
  private static final String KEEP_OVERTAKEN =
      "INSERT INTO social.entitlement_history ("
          + COLUMNS
          + ", superseded_delivery, superseded_ordinal) SELECT "
          + COLUMNS
          + """
          , by_delivery, by_ordinal
            FROM stage_entitlement
            JOIN (SELECT partner, dossier, right_key, plan_version,
                         delivery_id AS by_delivery, ordinal AS by_ordinal
                    FROM social.entitlement) holding
           USING (partner, dossier, right_key, plan_version)
           WHERE NOT known AND NOT holds
          """;

  /** The same content at a later extraction: nothing older than that may replace it. */
  private static final String CONFIRM =
      """
      UPDATE social.entitlement e
         SET confirmed_on = said.latest
        FROM (SELECT partner, dossier, right_key, plan_version, content, max(stated_on) AS latest
                FROM stage_entitlement
               GROUP BY partner, dossier, right_key, plan_version, content) said
       WHERE (e.partner, e.dossier, e.right_key, e.plan_version, e.content)
             = (said.partner, said.dossier, said.right_key, said.plan_version, said.content)
         AND said.latest > e.confirmed_on
      """;

  /** A request without a number is answered by the right of the same day that has one. */
  private static final String RETIRE_ANSWERED =
      """
      WITH gone AS (
        DELETE FROM social.entitlement e
         USING (SELECT DISTINCT ON (a.partner, a.dossier, a.filed_on)
                       a.partner, a.dossier, a.filed_on, a.stated_on,
                       a.delivery_id AS by_delivery, a.ordinal AS by_ordinal
                  FROM social.entitlement a
                  JOIN (SELECT DISTINCT partner, dossier FROM stage_entitlement) touched
                 USING (partner, dossier)
                 WHERE a.right_key NOT LIKE 'demande-%'
                 ORDER BY a.partner, a.dossier, a.filed_on, a.stated_on DESC, a.right_key) answer
         WHERE e.right_key LIKE 'demande-%'
           AND (e.partner, e.dossier, e.filed_on)
               = (answer.partner, answer.dossier, answer.filed_on)
           AND answer.stated_on >= e.stated_on
        RETURNING e.*, by_delivery, by_ordinal
      )
      INSERT INTO social.entitlement_history
      """
          + "("
          + COLUMNS
          + ", superseded_delivery, superseded_ordinal) SELECT "
          + COLUMNS
          + ", by_delivery, by_ordinal FROM gone";

  private static final String RESULTS = "SELECT seq, known FROM stage_entitlement";

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<Entitlement>> chunk) throws SQLException {
    if (chunk.isEmpty()) {
      return List.of();
    }
    try (Statement statement = tx.createStatement()) {
      statement.execute(STAGE);
      statement.execute(EMPTY);
      EntitlementRows.copy(tx, COPY, chunk);
      statement.execute(LOCK);
      statement.execute(DECIDE);
      statement.execute(DOSSIERS);
      statement.execute(RETIRE);
      statement.execute(INSERT);
      statement.execute(KEEP_OVERTAKEN);
      statement.execute(CONFIRM);
      statement.execute(RETIRE_ANSWERED);
      return results(statement, chunk.size());
    }
  }

  private static List<LoadResult> results(Statement statement, int size) throws SQLException {
    List<LoadResult> results = new ArrayList<>(Collections.nCopies(size, LoadResult.LOADED));
    try (ResultSet rows = statement.executeQuery(RESULTS)) {
      while (rows.next()) {
        if (rows.getBoolean(2)) {
          results.set(rows.getInt(1), LoadResult.ALREADY_KNOWN);
        }
      }
    }
    return results;
  }
}
