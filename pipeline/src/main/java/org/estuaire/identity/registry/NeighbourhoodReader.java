package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.estuaire.identity.Claim;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.repository.CopyRows;

/** Reads the {@link Neighbourhood} of a chunk of claims: one COPY and two statements. */
final class NeighbourhoodReader {

  private static final String STAGE =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_claim (
        delivery_id bigint, ordinal integer,
        domain text, local_id text, ins text, birth_date date, name_key text,
        stated_at timestamptz
      ) ON COMMIT DELETE ROWS
      """;
  private static final String EMPTY_STAGE = "TRUNCATE stage_claim";
  private static final String COPY =
      """
      COPY stage_claim (delivery_id, ordinal, domain, local_id, ins, birth_date, name_key,
        stated_at)
      FROM STDIN
      """;

  /**
   * Everybody that a claim can meet, with all others of their persons. Each LATERAL part is a
   * look-up in an index per row, which OFFSET 0 keeps apart: left to itself, the planner reads the
   * whole registry for every chunk while it is of middling size.
   */
  private static final String MET =
      """
      WITH met AS (
        SELECT s.id FROM stage_claim c
          CROSS JOIN LATERAL (SELECT s.id FROM identity.source_identity s
            WHERE s.domain = c.domain AND s.local_id = c.local_id OFFSET 0) s
        UNION
        SELECT s.id FROM (SELECT DISTINCT ins FROM stage_claim WHERE ins IS NOT NULL) c
          CROSS JOIN LATERAL (
            (SELECT s.id FROM identity.source_identity s
              WHERE s.ins = c.ins AND s.local_id !~ '%2$s' OFFSET 0)
            UNION ALL
            (SELECT s.id FROM identity.source_identity s
              WHERE s.ins = c.ins AND s.local_id ~ '%2$s' ORDER BY s.id LIMIT %1$d)) s
        UNION
        SELECT s.id
        FROM (SELECT DISTINCT birth_date, name_key FROM stage_claim WHERE birth_date IS NOT NULL) c
          CROSS JOIN LATERAL (SELECT s.id FROM identity.source_identity s
            WHERE s.birth_date = c.birth_date AND s.name_key = c.name_key
            ORDER BY s.id LIMIT %1$d) s
        UNION
        SELECT s.id FROM stage_claim c
          JOIN identity.review_record r
            ON r.delivery_id = c.delivery_id AND r.ordinal = c.ordinal AND r.held
          JOIN identity.review_item i ON i.id = r.review_item_id AND i.state = 'DISMISSED'
          JOIN identity.source_identity s
            ON s.domain = c.domain AND s.local_id = 'collision:' || i.id
      ), person AS (
        SELECT DISTINCT l.person_id FROM met
          CROSS JOIN LATERAL (SELECT l.person_id FROM identity.link l
            WHERE l.source_identity_id = met.id AND l.ended_at IS NULL OFFSET 0) l
      )
      , member AS (
        SELECT s.id, l.person_id, s.local_id ~ '%2$s' AS of_record,
          row_number() OVER (PARTITION BY l.person_id, s.local_id ~ '%2$s' ORDER BY s.id) AS place
        FROM person p
          CROSS JOIN LATERAL (SELECT l.source_identity_id, l.person_id FROM identity.link l
            WHERE l.person_id = p.person_id AND l.ended_at IS NULL OFFSET 0) l
          CROSS JOIN LATERAL (SELECT s.id, s.local_id FROM identity.source_identity s
            WHERE s.id = l.source_identity_id OFFSET 0) s
      )
      SELECT s.*, m.person_id FROM member m
        CROSS JOIN LATERAL (SELECT s.* FROM identity.source_identity s
          WHERE s.id = m.id OFFSET 0) s
      WHERE NOT m.of_record OR m.place <= %1$d OR m.id IN (SELECT id FROM met)
      """
          .formatted(Neighbourhood.CROWD, Claim.NAMING_A_RECORD);

  /** Which of the records were held before, and what the identity cell has decided on them. */
  private static final String HELD_BEFORE =
      """
      SELECT r.delivery_id, r.ordinal, bool_or(i.state = 'ACCEPTED'),
        max(i.id) FILTER (WHERE i.state = 'DISMISSED')
      FROM stage_claim c
        JOIN identity.review_record r
          ON r.delivery_id = c.delivery_id AND r.ordinal = c.ordinal AND r.held
        JOIN identity.review_item i ON i.id = r.review_item_id
      GROUP BY r.delivery_id, r.ordinal
      """;

  /** Earlier statements of the identities of which a claim speaks late, or several claims do. */
  private static final String STATEMENTS =
      """
      WITH spoken AS (
        SELECT c.domain, c.local_id, count(*) AS claims, min(c.stated_at) AS first
        FROM stage_claim c GROUP BY c.domain, c.local_id
      )
      SELECT t.* FROM spoken c
        JOIN identity.source_identity s ON s.domain = c.domain AND s.local_id = c.local_id
        JOIN identity.statement t ON t.id = s.id
      WHERE c.claims > 1 OR c.first < s.stated_at
      """;

  private NeighbourhoodReader() {}

  /**
   * @param profiles what the claims state, in their order
   */
  static Neighbourhood read(
      Connection tx, List<IdentityResolver.Statement> claims, List<Profile> profiles)
      throws SQLException {
    Neighbourhood found = new Neighbourhood();
    try (Statement statement = tx.createStatement()) {
      statement.execute(STAGE);
      statement.execute(EMPTY_STAGE);
      stage(tx, claims, profiles);
      try (ResultSet rows = statement.executeQuery(MET)) {
        while (rows.next()) {
          SourceIdentity identity = SourceIdentityRow.read(rows);
          found.put(identity);
          found.link(identity.id(), rows.getObject("person_id", UUID.class));
        }
      }
      readStatements(statement, found);
      readHeldBefore(statement, found);
    }
    return found;
  }

  private static void stage(
      Connection tx, List<IdentityResolver.Statement> claims, List<Profile> profiles)
      throws SQLException {
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (int i = 0; i < claims.size(); i++) {
        IdentityResolver.Statement statement = claims.get(i);
        Profile profile = profiles.get(i);
        // Less than five traits are the same as nobody's.
        boolean comparable = profile.strict().complete();
        rows.number(statement.deliveryId())
            .number(statement.ordinal())
            .text(statement.claim().domain())
            .text(statement.claim().localId())
            .textOrNull(profile.insNumber().orElse(""))
            .time(profile.strict().birthDate().filter(date -> comparable))
            .textOrNull(comparable ? profile.strict().name().key() : "")
            .time(ClaimRules.statedAt(statement));
        rows.endRow();
      }
    }
  }

  private static void readStatements(Statement statement, Neighbourhood found) throws SQLException {
    try (ResultSet rows = statement.executeQuery(STATEMENTS)) {
      while (rows.next()) {
        SourceIdentity stated = SourceIdentityRow.read(rows);
        found.state(stated.id(), stated.statedAt().orElseThrow(), stated.profile());
      }
    }
  }

  private static void readHeldBefore(Statement statement, Neighbourhood found) throws SQLException {
    try (ResultSet rows = statement.executeQuery(HELD_BEFORE)) {
      while (rows.next()) {
        Origin record = new Origin(rows.getLong(1), rows.getInt(2));
        found.await(record);
        if (rows.getBoolean(3)) {
          found.accept(record);
        }
        long refusedBy = rows.getLong(4);
        if (!rows.wasNull()) {
          found.refuse(record, refusedBy);
        }
      }
    }
  }
}
