package org.estuaire.identity.feed;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.bigintOrNull;
import static org.estuaire.repository.Column.bytes;
import static org.estuaire.repository.Column.instant;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.text;

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
import java.util.OptionalLong;
import java.util.Set;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.registry.PersonNumbers;
import org.estuaire.identity.registry.Relations;
import org.estuaire.person.LocalId;
import org.estuaire.repository.Stage;
import org.estuaire.repository.Table;

/**
 * Records the events of identity servers. What they state of one person has reached the registry
 * already, when their claims were resolved; here it is only told that they came. What they say of
 * two is settled here. One event is one kind of news of one local identifier at one time: the same
 * again is known, another content under the same time replaces it.
 */
final class EventLoader implements Loader<IdentityStatement> {

  private static final Table<Event> TABLE =
      Table.<Event>named("identity.event")
          .key(
              event -> event.key().subject(),
              text("domain", LocalId::domain),
              text("local_id", LocalId::value))
          .key(
              Event::key, instant("event_at", EventKey::at), text("kind", key -> key.kind().name()))
          .key(
              event -> event.key().other(),
              text("other_domain", LocalId::domain),
              text("other_local_id", LocalId::value))
          .rest(
              bytes("digest", event -> StatementDigest.of(event.filed().record())),
              bigintOrNull("source_identity_id", Event::sourceIdentityId))
          .rest(
              Event::filed,
              bigint("delivery_id", Filed::deliveryId),
              integer("ordinal", filed -> filed.place().ordinal()));

  private static final Stage<Event> STAGE = TABLE.stage("stage_identity_event");

  private static final String KNOWN =
      """
      SELECT e.domain, e.local_id, e.event_at, e.kind, e.other_domain, e.other_local_id, e.digest
      FROM stage_identity_event s JOIN identity.event e USING (%s)
      """
          .formatted(TABLE.key());
  private static final String MERGE =
      """
      INSERT INTO identity.event AS e (%1$s) SELECT %1$s FROM stage_identity_event
      ON CONFLICT (%2$s) DO UPDATE SET %3$s WHERE e.digest <> excluded.digest
      """
          .formatted(TABLE.columns(), TABLE.key(), TABLE.replacedFrom("excluded"));

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

  /** An event in its place. */
  private record Event(EventKey key, Filed<IdentityStatement> filed) {

    /** None where two identities are spoken of, and nothing is stated of a person. */
    OptionalLong sourceIdentityId() {
      return filed.record().statesAPerson()
          ? OptionalLong.of(filed.sourceIdentityId())
          : OptionalLong.empty();
    }
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<IdentityStatement>> chunk)
      throws SQLException {
    Map<EventKey, Filed<IdentityStatement>> last = new LinkedHashMap<>();
    chunk.forEach(filed -> last.put(EventKey.of(filed.record()), filed));
    STAGE.fill(
        tx,
        last.entrySet().stream().map(one -> new Event(one.getKey(), one.getValue())).iterator());
    try (Statement statement = tx.createStatement()) {
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
