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
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader;
import org.estuaire.repository.CopyRows;

/**
 * Records the events of identity servers. What they state has reached the registry already, when
 * their claims were resolved; here it is only told that they came. One event is one local
 * identifier at one time: the same again is known, another content under the same time replaces it.
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
      COPY stage_identity_event (domain, local_id, event_at, kind, digest, source_identity_id,
        delivery_id, ordinal)
      FROM STDIN
      """;
  private static final String KNOWN =
      """
      SELECT e.domain, e.local_id, e.event_at, e.digest
      FROM stage_identity_event s
        JOIN identity.event e USING (domain, local_id, event_at)
      """;
  private static final String MERGE =
      """
      INSERT INTO identity.event AS e (domain, local_id, event_at, kind, digest,
        source_identity_id, delivery_id, ordinal)
      SELECT domain, local_id, event_at, kind, digest, source_identity_id, delivery_id, ordinal
      FROM stage_identity_event
      ON CONFLICT (domain, local_id, event_at) DO UPDATE SET
        kind = excluded.kind, digest = excluded.digest,
        source_identity_id = excluded.source_identity_id,
        delivery_id = excluded.delivery_id, ordinal = excluded.ordinal
      WHERE e.digest <> excluded.digest
      """;

  /** The natural key of an event. */
  private record EventKey(String domain, String localId, Instant at) {

    static EventKey of(IdentityStatement statement) {
      return new EventKey(
          statement.claim().domain(),
          statement.claim().localId(),
          statement.eventAt().truncatedTo(ChronoUnit.MICROS));
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
      return results;
    }
  }

  private static void stage(Connection tx, Map<EventKey, Filed<IdentityStatement>> events)
      throws SQLException {
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (Map.Entry<EventKey, Filed<IdentityStatement>> event : events.entrySet()) {
        Filed<IdentityStatement> filed = event.getValue();
        rows.text(event.getKey().domain()).text(event.getKey().localId());
        rows.time(event.getKey().at()).text(filed.record().event());
        rows.bytes(StatementDigest.of(filed.record())).number(filed.sourceIdentityId());
        rows.number(filed.deliveryId()).number(filed.place().ordinal()).endRow();
      }
    }
  }

  private static Map<EventKey, byte[]> known(Statement statement) throws SQLException {
    Map<EventKey, byte[]> known = new HashMap<>();
    try (ResultSet row = statement.executeQuery(KNOWN)) {
      while (row.next()) {
        Instant at = row.getObject(3, OffsetDateTime.class).toInstant();
        known.put(new EventKey(row.getString(1), row.getString(2), at), row.getBytes(4));
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
