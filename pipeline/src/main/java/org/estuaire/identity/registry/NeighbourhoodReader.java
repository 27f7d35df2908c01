package org.estuaire.identity.registry;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.dateOrNull;
import static org.estuaire.repository.Column.instant;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.person.Claim;
import org.estuaire.person.StrictTraits;
import org.estuaire.repository.Stage;
import org.estuaire.repository.Table;

/** Reads the {@link Neighbourhood} of a chunk of claims: one COPY and two statements. */
final class NeighbourhoodReader {

  private static final int ROWS_AT_A_TIME = 5_000;

  /** A claim and what it states, in comparison form. */
  private record Stated(IdentityResolver.Statement statement, Profile profile) {

    /** Less than five traits are the same as nobody's. */
    Optional<StrictTraits> comparable() {
      return Optional.of(profile.strict()).filter(StrictTraits::complete);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Stated[…]";
    }
  }

  private static final Stage<Stated> CLAIMS =
      Table.<Stated>named("stage_claim")
          .rest(
              Stated::statement,
              bigint("delivery_id", IdentityResolver.Statement::deliveryId),
              integer("ordinal", IdentityResolver.Statement::ordinal),
              text("domain", statement -> statement.claim().domain()),
              text("local_id", statement -> statement.claim().localId()),
              instant("stated_at", ClaimRules::statedAt))
          .rest(
              textOrNull("ins", stated -> stated.profile().insNumber().orElse("")),
              dateOrNull(
                  "birth_date", stated -> stated.comparable().flatMap(StrictTraits::birthDate)),
              textOrNull(
                  "name_key", stated -> stated.comparable().map(s -> s.name().key()).orElse("")))
          .stage("stage_claim");

  /**
   * Everybody that a claim can meet, with the others of their persons; of crowds the first. Each
   * LATERAL part is a look-up in an index per row, which OFFSET or LIMIT keeps apart: left to
   * itself, the planner reads the whole registry for every chunk while it is of middling size.
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
              WHERE s.ins = c.ins AND CASE WHEN s.local_id ~ '%2$s' THEN 1 ELSE 0 END = 0
              ORDER BY s.id LIMIT %3$d)
            UNION ALL
            (SELECT s.id FROM identity.source_identity s
              WHERE s.ins = c.ins AND CASE WHEN s.local_id ~ '%2$s' THEN 1 ELSE 0 END = 1
              ORDER BY s.id LIMIT %1$d)) s
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
      ), met_member AS (
        SELECT met.id, l.person_id FROM met
          CROSS JOIN LATERAL (SELECT l.person_id FROM identity.link l
            WHERE l.source_identity_id = met.id AND l.ended_at IS NULL OFFSET 0) l
      ), member AS (
        SELECT s.id, l.person_id, s.local_id ~ '%2$s' AS of_record,
          row_number() OVER (PARTITION BY l.person_id, s.local_id ~ '%2$s' ORDER BY s.id) AS place
        FROM (SELECT DISTINCT person_id FROM met_member) p
          CROSS JOIN LATERAL (SELECT l.source_identity_id, l.person_id FROM identity.link l
            WHERE l.person_id = p.person_id AND l.ended_at IS NULL
            ORDER BY l.ended_at, l.source_identity_id LIMIT %3$d) l
          CROSS JOIN LATERAL (SELECT s.id, s.local_id FROM identity.source_identity s
            WHERE s.id = l.source_identity_id OFFSET 0) s
      ), here AS (
        SELECT id, person_id FROM member WHERE NOT of_record OR place <= %1$d
        UNION SELECT id, person_id FROM met_member
      )
      SELECT s.*, h.person_id,
        EXISTS (SELECT FROM identity.statement t WHERE t.id = h.id) AS kept
      FROM here h
        CROSS JOIN LATERAL (SELECT s.* FROM identity.source_identity s
          WHERE s.id = h.id OFFSET 0) s
      ORDER BY s.id
      """
          .formatted(Peers.MOST_OF_RECORDS, Claim.NAMING_A_RECORD, Peers.MOST);

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

  /**
   * Earlier statements of the identities of which a claim speaks late, or several claims do: those
   * that a claim of the same time may replace, and of the others those that {@linkplain
   * Profile#fold count}.
   */
  private static final String STATEMENTS =
      """
      WITH spoken AS (
        SELECT c.domain, c.local_id, count(*) AS claims, min(c.stated_at) AS first
        FROM stage_claim c GROUP BY c.domain, c.local_id
      ), late AS (
        SELECT s.id, c.domain, c.local_id FROM spoken c
          JOIN identity.source_identity s ON s.domain = c.domain AND s.local_id = c.local_id
        WHERE c.claims > 1 OR c.first < s.stated_at
      ), again AS (
        SELECT DISTINCT l.id, c.stated_at FROM late l JOIN stage_claim c USING (domain, local_id)
      ), counting AS (
        SELECT t.id, bool_or(t.names_cut) AS all_of_them, ARRAY[
          max(t.stated_at),
          max(t.stated_at) FILTER (WHERE t.name_key <> ''),
          max(t.stated_at) FILTER (WHERE t.given_key <> ''),
          max(t.stated_at) FILTER (WHERE t.given_names_key <> ''),
          min(t.stated_at) FILTER (WHERE t.birth_name <> ''),
          min(t.stated_at) FILTER (WHERE t.first_given_name <> ''),
          min(t.stated_at) FILTER (WHERE t.given_names <> ''),
          max(t.stated_at) FILTER (WHERE t.birth_date IS NOT NULL),
          max(t.stated_at) FILTER (WHERE t.sex <> 'U'),
          max(t.stated_at) FILTER (WHERE t.birth_place <> ''),
          max(t.stated_at) FILTER (WHERE t.used_name <> ''),
          max(t.stated_at) FILTER (WHERE t.used_given_name <> ''),
          max(t.stated_at) FILTER (WHERE t.nir <> ''),
          max(t.stated_at) FILTER (WHERE t.address <> ''),
          max(t.stated_at) FILTER (WHERE t.postcode <> ''),
          max(t.stated_at) FILTER (WHERE t.residence <> ''),
          max(t.stated_at) FILTER (WHERE t.phone <> '')] AS times
        FROM late l
          JOIN identity.statement t ON t.id = l.id
          LEFT JOIN again a ON a.id = t.id AND a.stated_at = t.stated_at
        WHERE a.id IS NULL GROUP BY t.id
      )
      SELECT t.* FROM counting c JOIN identity.statement t
        ON t.id = c.id AND (c.all_of_them OR t.stated_at = ANY (c.times))
      UNION ALL
      SELECT t.* FROM again a JOIN identity.statement t
        ON t.id = a.id AND t.stated_at = a.stated_at
      """;

  private NeighbourhoodReader() {}

  /**
   * @param profiles what the claims state, in their order
   * @param most source identities to hold; where there are more, nothing is returned
   */
  static Optional<Neighbourhood> read(
      Connection tx, List<IdentityResolver.Statement> claims, List<Profile> profiles, int most)
      throws SQLException {
    Neighbourhood found = new Neighbourhood();
    try (Statement statement = tx.createStatement()) {
      CLAIMS.fill(
          tx,
          IntStream.range(0, claims.size())
              .mapToObj(i -> new Stated(claims.get(i), profiles.get(i)))
              .iterator());
      if (!readMet(statement, found, most)) {
        return Optional.empty();
      }
      readStatements(statement, found);
      readHeldBefore(statement, found);
    }
    return Optional.of(found);
  }

  /** Whether that were all. */
  private static boolean readMet(Statement statement, Neighbourhood found, int most)
      throws SQLException {
    statement.setFetchSize(ROWS_AT_A_TIME);
    int read = 0;
    try (ResultSet rows = statement.executeQuery(MET)) {
      while (rows.next()) {
        if (++read > most) {
          return false;
        }
        SourceIdentity identity = SourceIdentityRow.read(rows);
        found.put(identity);
        found.link(identity.id(), rows.getObject("person_id", UUID.class));
        if (rows.getBoolean("kept")) {
          found.keep(identity.id());
        }
      }
    }
    return true;
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
