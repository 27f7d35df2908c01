package org.estuaire.identity.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.Partner;
import org.estuaire.person.LocalId;

/**
 * Tells identity servers which of their identities are one person with identities of other domains,
 * and which no longer are: the difference between what holds now and what they were told. So a link
 * that began and ended in between is not told at all, and one that was told is told once.
 *
 * <p>A file and the note of it become true together as far as two systems can: the file comes
 * first, under a name that the note fixes, so that a crash in between writes it again.
 */
public final class LinkNews {

  /** Messages of one file. */
  static final int MOST = 10_000;

  /** Serialises those who tell, over all processes; taken to the end of the transaction. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(43368490)";

  /**
   * Identities of a person of which each is told beside each. Of more, each is told beside the
   * first of every domain: that says who they are as well, and not for all pairs.
   */
  static final int MOST_BESIDE_EACH = 100;

  private static final String CHANGES =
      """
      WITH server AS (SELECT ?::text AS domain, ?::text AS partner),
      person AS (
        SELECT l.person_id FROM server
          JOIN identity.source_identity s ON s.domain = server.domain
          JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
        WHERE s.local_id !~ '^(report|entree|collision):' GROUP BY l.person_id),
      member AS MATERIALIZED (
        SELECT l.person_id, s.id, s.domain,
          count(*) OVER (PARTITION BY l.person_id) <= %d AS few,
          row_number() OVER (PARTITION BY l.person_id, s.domain ORDER BY s.id) = 1 AS first
        FROM person p
          JOIN identity.link l ON l.person_id = p.person_id AND l.ended_at IS NULL
          JOIN identity.source_identity s ON s.id = l.source_identity_id
        WHERE s.local_id !~ '^(report|entree|collision):'),
      now AS (
        SELECT own.id AS own, other.id AS other
        FROM server
          JOIN member own ON own.domain = server.domain
          JOIN member other
            ON other.person_id = own.person_id AND other.domain <> own.domain AND other.first
        UNION
        SELECT own.id, other.id
        FROM server
          JOIN member own ON own.domain = server.domain AND (own.few OR own.first)
          JOIN member other ON other.person_id = own.person_id AND other.domain <> own.domain),
      told AS (
        SELECT t.source_identity_id AS own, t.other_identity_id AS other
        FROM server JOIN identity.told_link t ON t.partner = server.partner),
      ended AS (
        SELECT t.own, t.other
        FROM server CROSS JOIN told t
          LEFT JOIN member own ON own.id = t.own AND own.domain = server.domain
          LEFT JOIN member other ON other.id = t.other
        WHERE (own.person_id = other.person_id AND own.domain <> other.domain) IS NOT TRUE),
      change AS (
        SELECT own, other, true AS linked FROM (TABLE now EXCEPT TABLE told) began
        UNION ALL
        SELECT own, other, false FROM ended)
      SELECT c.own, a.domain, a.local_id, c.other, b.domain, b.local_id, c.linked
      FROM change c
        JOIN identity.source_identity a ON a.id = c.own
        JOIN identity.source_identity b ON b.id = c.other
      ORDER BY c.linked, c.own, c.other LIMIT ?
      """
          .formatted(MOST_BESIDE_EACH);
  private static final String TAKEN =
      """
      SELECT number FROM identity.notification
      WHERE partner = ? AND linked = 0 AND unlinked = 0
      """;
  private static final String TAKE =
      """
      INSERT INTO identity.notification (partner, number, file_name, linked, unlinked)
      SELECT ?, n, 'liens-' || lpad(n::text, 8, '0') || '.hl7', 0, 0
      FROM nextval('identity.notification_number_seq') AS n
      RETURNING number
      """;
  private static final String TOLD = "INSERT INTO identity.told_link VALUES (?, ?, ?)";
  private static final String UNTOLD =
      """
      DELETE FROM identity.told_link
      WHERE partner = ? AND source_identity_id = ? AND other_identity_id = ?
      """;
  private static final String NOTE =
      """
      UPDATE identity.notification
      SET linked = ?, unlinked = ?, written_at = clock_timestamp()
      WHERE partner = ? AND number = ?
      """;

  private final DataSource database;
  private final List<Partner> servers;
  private final DomainOutbox outbox;

  /**
   * @param partners all partners; identity servers are told
   */
  public LinkNews(DataSource database, List<Partner> partners, DomainOutbox outbox) {
    this.database = database;
    this.servers = partners.stream().filter(Partner::isIdentityServer).toList();
    this.outbox = outbox;
  }

  /**
   * Tells everybody what is new.
   *
   * @return links and ends of links that were told
   */
  public int tell() throws SQLException, IOException {
    int told = 0;
    for (Partner server : servers) {
      int now;
      do {
        now = tell(server);
        told += now;
      } while (now == MOST);
    }
    return told;
  }

  private int tell(Partner server) throws SQLException, IOException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      lock(tx);
      List<LinkChange> changes = changes(tx, server);
      if (!changes.isEmpty()) {
        int number = take(tx, server.code());
        String file = String.format(Locale.ROOT, "liens-%08d.hl7", number);
        outbox.put(server.code(), file, messages(changes, server, number));
        note(tx, server.code(), number, changes);
      }
      tx.commit();
      return changes.size();
    }
  }

  /** The number of the next file; taken permanently before anything of the file is written. */
  private static int take(Connection tx, String partner) throws SQLException {
    Optional<Integer> taken = number(tx, TAKEN, partner);
    if (taken.isPresent()) {
      return taken.get();
    }
    int number = number(tx, TAKE, partner).orElseThrow();
    tx.commit();
    lock(tx);
    return number;
  }

  private static Optional<Integer> number(Connection tx, String query, String partner)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(query)) {
      statement.setString(1, partner);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
      }
    }
  }

  private static void lock(Connection tx) throws SQLException {
    try (PreparedStatement lock = tx.prepareStatement(LOCK)) {
      lock.execute();
    }
  }

  private static List<LinkChange> changes(Connection tx, Partner server) throws SQLException {
    List<LinkChange> changes = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(CHANGES)) {
      select.setString(1, server.identityDomain());
      select.setString(2, server.code());
      select.setInt(3, MOST);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          changes.add(
              new LinkChange(
                  row.getLong(1),
                  new LocalId(row.getString(2), row.getString(3)),
                  row.getLong(4),
                  new LocalId(row.getString(5), row.getString(6)),
                  row.getBoolean(7)));
        }
      }
    }
    return changes;
  }

  private static byte[] messages(List<LinkChange> changes, Partner server, int number) {
    StringBuilder text = new StringBuilder();
    ZonedDateTime now = ZonedDateTime.now(server.zone());
    for (int i = 0; i < changes.size(); i++) {
      String control = String.format(Locale.ROOT, "EST%08d-%05d", number, i + 1);
      text.append(LinkMessage.of(changes.get(i), server.code(), control, now));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void note(Connection tx, String partner, int number, List<LinkChange> changes)
      throws SQLException {
    try (PreparedStatement told = tx.prepareStatement(TOLD);
        PreparedStatement untold = tx.prepareStatement(UNTOLD);
        PreparedStatement note = tx.prepareStatement(NOTE)) {
      int linked = 0;
      for (LinkChange change : changes) {
        PreparedStatement statement = change.linked() ? told : untold;
        statement.setString(1, partner);
        statement.setLong(2, change.ownId());
        statement.setLong(3, change.otherId());
        statement.addBatch();
        linked += change.linked() ? 1 : 0;
      }
      told.executeBatch();
      untold.executeBatch();
      note.setInt(1, linked);
      note.setInt(2, changes.size() - linked);
      note.setString(3, partner);
      note.setInt(4, number);
      note.executeUpdate();
    }
  }
}
