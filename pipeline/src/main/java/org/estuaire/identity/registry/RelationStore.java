package org.estuaire.identity.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.registry.Clusters.Member;
import org.estuaire.person.LocalId;
import org.estuaire.repository.CopyRows;
import org.estuaire.repository.PlannedAnew;

/** Reads and writes what {@link Relations} works on, set-based. */
final class RelationStore {

  private static final String STAGE =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_key (domain text, local_id text) ON COMMIT DELETE ROWS
      """;
  private static final String EMPTY_STAGE = "TRUNCATE stage_key";
  private static final String COPY_KEYS = "COPY stage_key (domain, local_id) FROM STDIN";

  /** Events about two identities, of which one is among these of a domain. */
  private static final String EVENTS =
      """
      SELECT e.kind, e.domain, e.local_id, e.other_domain, e.other_local_id, e.event_at, e.said_by,
        e.reason
      FROM identity.event e
      WHERE e.other_local_id <> '' AND (e.domain = ? AND e.local_id = ANY (?))
      UNION
      SELECT e.kind, e.domain, e.local_id, e.other_domain, e.other_local_id, e.event_at, e.said_by,
        e.reason
      FROM identity.event e
      WHERE e.other_local_id <> '' AND (e.other_domain = ? AND e.other_local_id = ANY (?))
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
        JOIN identity.relation r ON r.kind IN ('MERGE', 'LINK')
          AND r.domain = k.domain AND r.local_id = k.local_id
      UNION
      SELECT r.* FROM stage_key k
        JOIN identity.relation r ON r.other_domain = k.domain AND r.other_local_id = k.local_id
      """;
  private static final String ANY = "SELECT EXISTS (SELECT FROM identity.relation)";

  private static final int ROWS_AT_A_TIME = 1_000;

  private RelationStore() {}

  /** Whether any relation was ever stated: where none was, nothing needs to be looked for. */
  static boolean any(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(ANY)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /**
   * All events about two identities that hang together with these. They are followed step by step,
   * and not in one recursive query: for thousands that a decision has just added, the planner would
   * read all of them for each.
   */
  static Collection<RelationEvent> connected(Connection tx, Collection<LocalId> keys)
      throws SQLException {
    Set<RelationEvent> events = new LinkedHashSet<>();
    Set<LocalId> reached = new HashSet<>(keys);
    Set<LocalId> border = reached;
    while (!border.isEmpty()) {
      Set<RelationEvent> met = events(tx, border);
      events.addAll(met);
      border =
          met.stream()
              .flatMap(event -> Stream.of(event.subject(), event.other()))
              .filter(end -> !reached.contains(end))
              .collect(toSet());
      reached.addAll(border);
    }
    return events;
  }

  private static Set<RelationEvent> events(Connection tx, Set<LocalId> of) throws SQLException {
    Map<String, List<String>> byDomain =
        of.stream().collect(groupingBy(LocalId::domain, mapping(LocalId::value, toList())));
    Set<RelationEvent> events = new LinkedHashSet<>();
    try (PreparedStatement query = PlannedAnew.prepare(tx, EVENTS)) {
      query.setFetchSize(ROWS_AT_A_TIME);
      for (Map.Entry<String, List<String>> one : byDomain.entrySet()) {
        Array ids = tx.createArrayOf("text", one.getValue().toArray());
        query.setString(1, one.getKey());
        query.setArray(2, ids);
        query.setString(3, one.getKey());
        query.setArray(4, ids);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            events.add(event(row));
          }
        }
      }
    }
    return events;
  }

  private static RelationEvent event(ResultSet row) throws SQLException {
    return new RelationEvent(
        EventKind.valueOf(row.getString("kind")),
        id(row, "domain", "local_id"),
        id(row, "other_domain", "other_local_id"),
        instant(row, "event_at"),
        told(row, "said_by"),
        told(row, "reason"));
  }

  static List<Member> members(Connection tx, Collection<LocalId> keys) throws SQLException {
    List<Member> members = new ArrayList<>();
    try (Statement statement = staged(tx, keys);
        ResultSet row = statement.executeQuery(MEMBERS)) {
      while (row.next()) {
        Profile profile = SourceIdentityRow.read(row).profile();
        UUID base = row.getObject("base_person_id", UUID.class);
        UUID rank = row.getObject("rank", UUID.class);
        members.add(
            new Member(
                row.getLong("id"),
                id(row, "domain", "local_id"),
                profile.ins(),
                profile.strict().sex(),
                row.getObject("person_id", UUID.class),
                base,
                rank.equals(base) ? base : rank,
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
                id(row, "domain", "local_id"),
                id(row, "other_domain", "other_local_id"),
                Relation.State.valueOf(row.getString("state")),
                instant(row, "since"),
                told(row, "said_by"),
                told(row, "reason")));
      }
    }
    return relations;
  }

  private static Statement staged(Connection tx, Collection<LocalId> keys) throws SQLException {
    Statement statement = tx.createStatement();
    statement.setFetchSize(ROWS_AT_A_TIME);
    statement.execute(STAGE);
    statement.execute(EMPTY_STAGE);
    try (CopyRows rows = new CopyRows(tx, COPY_KEYS)) {
      for (LocalId key : keys) {
        rows.text(key.domain()).text(key.value()).endRow();
      }
    }
    return statement;
  }

  private static LocalId id(ResultSet row, String domain, String value) throws SQLException {
    return new LocalId(told(row, domain), row.getString(value));
  }

  /** What thousands of rows have in common, held once. */
  private static String told(ResultSet row, String column) throws SQLException {
    return row.getString(column).intern();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
