package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.LocalId;
import org.estuaire.identity.registry.Clusters.Member;
import org.estuaire.repository.CopyRows;

/** Reads and writes what {@link Relations} works on, set-based. */
final class RelationStore {

  private static final String STAGE =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_key (domain text, local_id text) ON COMMIT DELETE ROWS
      """;
  private static final String EMPTY_STAGE = "TRUNCATE stage_key";
  private static final String COPY_KEYS = "COPY stage_key (domain, local_id) FROM STDIN";

  /** All events about two identities that hang together with the staged ones. */
  private static final String CONNECTED =
      """
      WITH RECURSIVE reached (domain, local_id) AS (
        SELECT domain, local_id FROM stage_key
        UNION
        SELECT next.domain, next.local_id
        FROM reached r CROSS JOIN LATERAL (
          SELECT e.other_domain AS domain, e.other_local_id AS local_id FROM identity.event e
          WHERE e.domain = r.domain AND e.local_id = r.local_id AND e.other_local_id <> ''
          UNION ALL
          SELECT e.domain, e.local_id FROM identity.event e
          WHERE e.other_domain = r.domain AND e.other_local_id = r.local_id
            AND e.other_local_id <> ''
        ) next
      )
      SELECT e.kind, e.domain, e.local_id, e.other_domain, e.other_local_id, e.event_at, e.said_by,
        e.reason
      FROM reached r
        JOIN identity.event e ON e.domain = r.domain AND e.local_id = r.local_id
      WHERE e.other_local_id <> ''
      """;

  /** The staged identities and everybody in one person with them. */
  private static final String MEMBERS =
      """
      WITH person AS (
        SELECT DISTINCT l.person_id
        FROM stage_key k
          JOIN identity.source_identity s ON s.domain = k.domain AND s.local_id = k.local_id
          JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
      )
      SELECT s.*, l.id AS link_id, l.person_id,
        coalesce(l.base_person_id, l.person_id) AS base_person_id,
        coalesce((SELECT f.former FROM identity.former_number f
          WHERE f.person_id = coalesce(l.base_person_id, l.person_id)
          ORDER BY f.numbering LIMIT 1), l.base_person_id, l.person_id) AS rank,
        (SELECT count(*) FROM identity.link every WHERE every.source_identity_id = s.id) AS links
      FROM person p
        JOIN identity.link l ON l.person_id = p.person_id AND l.ended_at IS NULL
        JOIN identity.source_identity s ON s.id = l.source_identity_id
      ORDER BY s.id
      """;

  private static final String RELATIONS =
      """
      SELECT r.* FROM stage_key k
        JOIN identity.relation r ON r.domain = k.domain AND r.local_id = k.local_id
      UNION
      SELECT r.* FROM stage_key k
        JOIN identity.relation r ON r.other_domain = k.domain AND r.other_local_id = k.local_id
      """;
  private static final String ANY = "SELECT EXISTS (SELECT FROM identity.relation)";

  private RelationStore() {}

  /** Whether any relation was ever stated: where none was, nothing needs to be looked for. */
  static boolean any(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(ANY)) {
      return row.next() && row.getBoolean(1);
    }
  }

  static List<RelationEvent> connected(Connection tx, Collection<LocalId> keys)
      throws SQLException {
    List<RelationEvent> events = new ArrayList<>();
    try (Statement statement = staged(tx, keys);
        ResultSet row = statement.executeQuery(CONNECTED)) {
      while (row.next()) {
        events.add(
            new RelationEvent(
                EventKind.valueOf(row.getString(1)),
                new LocalId(row.getString(2), row.getString(3)),
                new LocalId(row.getString(4), row.getString(5)),
                instant(row, "event_at"),
                row.getString(7),
                row.getString(8)));
      }
    }
    return events;
  }

  static List<Member> members(Connection tx, Collection<LocalId> keys) throws SQLException {
    List<Member> members = new ArrayList<>();
    try (Statement statement = staged(tx, keys);
        ResultSet row = statement.executeQuery(MEMBERS)) {
      while (row.next()) {
        SourceIdentity identity = SourceIdentityRow.read(row);
        members.add(
            new Member(
                identity,
                new LocalId(identity.key().domain(), identity.key().localId()),
                row.getObject("person_id", UUID.class),
                row.getObject("base_person_id", UUID.class),
                row.getObject("rank", UUID.class),
                row.getLong("link_id"),
                row.getInt("links")));
      }
    }
    return members;
  }

  /** The relations of which one side is among these, as they were written last. */
  static List<Relation> relations(Connection tx, Collection<LocalId> keys) throws SQLException {
    List<Relation> relations = new ArrayList<>();
    try (Statement statement = staged(tx, keys);
        ResultSet row = statement.executeQuery(RELATIONS)) {
      while (row.next()) {
        relations.add(
            new Relation(
                Relation.Kind.valueOf(row.getString("kind")),
                new LocalId(row.getString("domain"), row.getString("local_id")),
                new LocalId(row.getString("other_domain"), row.getString("other_local_id")),
                Relation.State.valueOf(row.getString("state")),
                instant(row, "since"),
                row.getString("said_by"),
                row.getString("reason")));
      }
    }
    return relations;
  }

  private static Statement staged(Connection tx, Collection<LocalId> keys) throws SQLException {
    Statement statement = tx.createStatement();
    statement.execute(STAGE);
    statement.execute(EMPTY_STAGE);
    try (CopyRows rows = new CopyRows(tx, COPY_KEYS)) {
      for (LocalId key : keys) {
        rows.text(key.domain()).text(key.value()).endRow();
      }
    }
    return statement;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
