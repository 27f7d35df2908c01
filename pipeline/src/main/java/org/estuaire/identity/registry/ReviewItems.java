package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.estuaire.person.Traits;
import org.estuaire.repository.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the identity cell. The list shows no trait and no identifier of a person, so an
 * operator may see it; {@link #concerned} is for the cell alone. Works in the caller's transaction.
 */
public final class ReviewItems {

  private static final String OPEN =
      """
      SELECT i.id, i.kind, i.domain, i.created_at,
        coalesce(
          array_agg(DISTINCT r.delivery_id ORDER BY r.delivery_id)
            FILTER (WHERE r.delivery_id IS NOT NULL), '{}'),
        count(*) FILTER (WHERE r.held)
      FROM identity.review_item i LEFT JOIN identity.review_record r ON r.review_item_id = i.id
      WHERE i.state = 'OPEN'
      GROUP BY i.id ORDER BY i.id
      """;
  private static final String CONCERNED =
      """
      SELECT s.*, l.person_id
      FROM identity.review_identity r
        JOIN identity.source_identity s ON s.id = r.source_identity_id
        JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
      WHERE r.review_item_id = ? ORDER BY s.id
      """;
  private static final String DECIDE =
      """
      UPDATE identity.review_item
      SET state = ?, decided_at = clock_timestamp(), decided_by = ?, decision = ?
      WHERE id = ? AND state = 'OPEN'
      """;
  private static final String POSTPONE =
      "UPDATE identity.review_item SET postponed_until = ? WHERE id = ? AND state = 'OPEN'";
  private static final String NOTE =
      """
      INSERT INTO identity.review_decision (review_item_id, decision, decided_by, reason, until)
      VALUES (?, ?, ?, ?, ?)
      """;

  /**
   * An open item.
   *
   * @param domain the domain of the claim that raised it
   * @param deliveries those whose records raised it; none where a decision by hand did
   * @param heldRecords records that wait in quarantine for the decision
   */
  public record OpenItem(
      long id,
      ReviewKind kind,
      String domain,
      Instant created,
      List<Long> deliveries,
      int heldRecords) {}

  /** A source identity that an item concerns, as its source states it. */
  public record Concerned(
      long sourceIdentityId, UUID person, String domain, String localId, Traits traits) {

    /** Says nothing of the person. */
    @Override
    public String toString() {
      return "Concerned[" + sourceIdentityId + "]";
    }
  }

  /** All open items, the oldest first. */
  public List<OpenItem> open(Connection tx) throws SQLException {
    List<OpenItem> items = new ArrayList<>();
    try (PreparedStatement statement = tx.prepareStatement(OPEN);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        items.add(
            new OpenItem(
                row.getLong(1),
                ReviewKind.valueOf(row.getString(2)),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                List.of((Long[]) row.getArray(5).getArray()),
                row.getInt(6)));
      }
    }
    return items;
  }

  /** The identities that an item is about, with their traits: for the identity cell. */
  public List<Concerned> concerned(Connection tx, long itemId) throws SQLException {
    List<Concerned> concerned = new ArrayList<>();
    try (PreparedStatement statement = tx.prepareStatement(CONCERNED)) {
      statement.setLong(1, itemId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          SourceIdentity identity = SourceIdentityRow.read(row);
          concerned.add(
              new Concerned(
                  identity.id(),
                  row.getObject("person_id", UUID.class),
                  identity.key().domain(),
                  identity.key().localId(),
                  identity.profile().traits()));
        }
      }
    }
    return concerned;
  }

  /**
   * The claims of the item speak of whom they say: on replay its held records are filed, and what
   * they state replaces what was known.
   *
   * @throws IllegalArgumentException when no such item is open
   */
  public void accept(Connection tx, long itemId, Decision decision) throws SQLException {
    decide(tx, itemId, "ACCEPTED", decision);
  }

  /**
   * Some of whom the item is about are one person; it stays open for the others.
   *
   * @throws IllegalArgumentException when no such item is open
   */
  public void acceptInPart(Connection tx, long itemId, Decision decision) throws SQLException {
    note(tx, itemId, "ACCEPTED", decision, null);
  }

  /**
   * Whom the item is about are different persons: on replay its held records are filed under an
   * identity of their own.
   *
   * @throws IllegalArgumentException when no such item is open
   */
  public void dismiss(Connection tx, long itemId, Decision decision) throws SQLException {
    decide(tx, itemId, "DISMISSED", decision);
  }

  /**
   * Lets an item rest until a day; on that day it is back on the work list.
   *
   * @throws IllegalArgumentException when no such item is open
   */
  public void postpone(Connection tx, long itemId, LocalDate until, Decision decision)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(POSTPONE)) {
      statement.setObject(1, until);
      statement.setLong(2, itemId);
      expectOpen(statement.executeUpdate());
    }
    note(tx, itemId, "POSTPONED", decision, until);
  }

  private static void decide(Connection tx, long itemId, String state, Decision decision)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(DECIDE)) {
      statement.setString(1, state);
      statement.setString(2, decision.who());
      statement.setString(3, decision.why());
      statement.setLong(4, itemId);
      expectOpen(statement.executeUpdate());
    }
    note(tx, itemId, state, decision, null);
  }

  private static void expectOpen(int items) {
    if (items == 0) {
      throw new IllegalArgumentException("no open review item under this number");
    }
  }

  private static void note(
      Connection tx, long itemId, String state, Decision decision, @Nullable LocalDate until)
      throws SQLException {
    try (PreparedStatement note = tx.prepareStatement(NOTE)) {
      note.setLong(1, itemId);
      note.setString(2, state);
      note.setString(3, decision.who());
      note.setString(4, decision.why());
      note.setObject(5, until);
      note.executeUpdate();
    }
    AuditTrail.note(tx, decision.who(), "identity review " + state, "review item " + itemId);
  }
}
