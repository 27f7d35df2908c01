package org.estuaire.identity.feed;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.Relations;
import org.estuaire.person.LocalId;
import org.estuaire.repository.CopyRows;

/**
 * Records the events of identity servers. What they state of one person has reached the registry
 * already, when their claims were resolved; here it is only told that they came. What they say of
 * two is settled here. One event is one kind of news of one local identifier at one time: the same
 * again is known, another content under the same time replaces it.
 */
final class EventLoader implements Loader<IdentityStatement> {

  private static final String STAGE =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_identity_event (LIKE identity.event)
      ON COMMIT DELETE ROWS
      """;
  private static final String EMPTY_STAGE = "TRUNCATE stage_identity_event";
  private static final String COPY =
      """
      COPY stage_identity_event (domain, local_id, event_at, kind, other_domain, other_local_id,
        digest, source_identity_id, delivery_id, ordinal, said_by, reason)
      FROM STDIN
      """;
  private static final String KNOWN =
      """
      SELECT e.domain, e.local_id, e.event_at, e.kind, e.other_domain, e.other_local_id, e.digest
      FROM stage_identity_event s
        JOIN identity.event e
          USING (domain, local_id, event_at, kind, other_domain, other_local_id)
      """;
  private static final String MERGE =
      """
      INSERT INTO identity.event AS e (domain, local_id, event_at, kind, other_domain,
        other_local_id, digest, source_identity_id, delivery_id, ordinal)
      SELECT domain, local_id, event_at, kind, other_domain, other_local_id, digest,
        source_identity_id, delivery_id, ordinal
      FROM stage_identity_event
      ON CONFLICT (domain, local_id, event_at, kind, other_domain, other_local_id) DO UPDATE SET
        digest = excluded.digest,
        source_identity_id = excluded.source_identity_id,
        delivery_id = excluded.delivery_id, ordinal = excluded.ordinal
      WHERE e.digest <> excluded.digest
      """;

  private static final LocalId NOBODY = new LocalId("", "");

  private final PersonNumbers numbers;

  EventLoader(PersonNumbers numbers) {
    this.numbers = numbers;
  }

  /** The natural key of an event. */
  private record EventKey(LocalId subject, Instant at, EventKind kind, LocalId other) {

    static EventKey of(IdentityStatement statement) {
      return new EventKey(
          statement.subject(),
          statement.eventAt().truncatedTo(ChronoUnit.MICROS),
          statement.event(),
          statement.other().orElse(NOBODY));
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "EventKey[…]";
    }
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<IdentityStatement>> chunk)
      throws SQLException {
    Map<EventKey, Filed<IdentityStatement>> last = new LinkedHashMap<>();
    chunk.forEach(filed -> last.put(EventKey.of(filed.record()), filed));
    try (Statement statement = tx.createStatement()) {
      statement.execute(STAGE);
      statement.execute(EMPTY_STAGE);
      stage(tx, last);
      List<LoadResult> results = compare(known(statement), chunk);
      statement.execute(MERGE);
      Relations.settle(tx, numbers, related(chunk));
      return results;
    }
  }

  /** The identities that events about two speak of. */
  private static Set<LocalId> related(List<Filed<IdentityStatement>> chunk) {
    Set<LocalId> related = new LinkedHashSet<>();
    for (Filed<IdentityStatement> filed : chunk) {
      if (filed.record().other().isPresent()) {
        related.add(filed.record().subject());
        related.add(filed.record().other().get());
      }
    }
    return related;
  }

  private static void stage(Connection tx, Map<EventKey, Filed<IdentityStatement>> events)
      throws SQLException {
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (Map.Entry<EventKey, Filed<IdentityStatement>> event : events.entrySet()) {
        Filed<IdentityStatement> filed = event.getValue();
        EventKey key = event.getKey();
        rows.text(key.subject().domain()).text(key.subject().value());
        rows.time(key.at()).text(key.kind().name());
        rows.text(key.other().domain()).text(key.other().value());
        rows.bytes(StatementDigest.of(filed.record()));
        rows.text(filed.record().statesAPerson() ? Long.toString(filed.sourceIdentityId()) : null);
        rows.number(filed.deliveryId()).number(filed.place().ordinal());
        rows.text("").text("").endRow();
      }
    }
  }

  private static Map<EventKey, byte[]> known(Statement statement) throws SQLException {
    Map<EventKey, byte[]> known = new HashMap<>();
    try (ResultSet row = statement.executeQuery(KNOWN)) {
      while (row.next()) {
        Instant at = row.getObject(3, OffsetDateTime.class).toInstant();
        EventKey key =
            new EventKey(
                new LocalId(row.getString(1), row.getString(2)),
                at,
                EventKind.valueOf(row.getString(4)),
                new LocalId(row.getString(5), row.getString(6)));
        known.put(key, row.getBytes(7));
      }
    }
    return known;
  }

  /** Each event against what was known when it came, be it from this chunk. */
  private static List<LoadResult> compare(
      Map<EventKey, byte[]> known, List<Filed<IdentityStatement>> chunk) {
    List<LoadResult> results = new ArrayList<>(chunk.size());
    for (Filed<IdentityStatement> filed : chunk) {
      byte[] digest = StatementDigest.of(filed.record());
      byte[] before = known.put(EventKey.of(filed.record()), digest);
      results.add(
          MessageDigest.isEqual(before, digest) ? LoadResult.ALREADY_KNOWN : LoadResult.LOADED);
    }
    return results;
  }
}
