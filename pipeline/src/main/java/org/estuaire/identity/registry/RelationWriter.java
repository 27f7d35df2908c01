package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.estuaire.identity.registry.Clusters.Member;
import org.estuaire.repository.CopyRows;

/** Writes what {@link Relations} found: relations, links that end and begin, doubts. */
final class RelationWriter {

  private static final String FORGET =
      """
      DELETE FROM identity.relation
      WHERE kind = ? AND domain = ? AND local_id = ? AND other_domain = ? AND other_local_id = ?
      """;
  private static final String COPY_RELATIONS =
      """
      COPY identity.relation (kind, domain, local_id, other_domain, other_local_id, state, since,
        said_by, reason)
      FROM STDIN
      """;
  private static final String FOUND =
      "INSERT INTO identity.person (id, founder) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String END =
      """
      UPDATE identity.link
      SET ended_by = ?, ended_reason = ?, ended_at = clock_timestamp() WHERE id = ?
      """;
  private static final String BEGIN =
      """
      INSERT INTO identity.link
        (source_identity_id, person_id, base_person_id, rule, reason, score, made_by)
      VALUES (?, ?, ?, ?, ?, 1, ?)
      """;
  private static final String ADD_ITEM =
      """
      INSERT INTO identity.review_item (kind, domain, local_id) VALUES (?, ?, ?)
      ON CONFLICT (kind, domain, local_id) WHERE state = 'OPEN' DO NOTHING
      """;
  private static final String ADD_IDENTITY =
      """
      INSERT INTO identity.review_identity (review_item_id, source_identity_id)
      SELECT id, ? FROM identity.review_item
      WHERE kind = ? AND domain = ? AND local_id = ? AND state = 'OPEN'
      ON CONFLICT DO NOTHING
      """;
  private static final String ADD_RECORD =
      """
      INSERT INTO identity.review_record (review_item_id, delivery_id, ordinal, held)
      SELECT i.id, e.delivery_id, e.ordinal, false
      FROM identity.review_item i
        JOIN identity.event e ON e.domain = ? AND e.local_id = ? AND e.event_at = ?
          AND e.other_domain = ? AND e.other_local_id = ?
      WHERE i.kind = ? AND i.domain = ? AND i.local_id = ? AND i.state = 'OPEN'
        AND e.delivery_id IS NOT NULL
      ON CONFLICT DO NOTHING
      """;

  private static final String FEED = "registry";
  private static final String STATED = "stated by an identity feed";

  private RelationWriter() {}

  /**
   * A source identity that changes its person, or the one to which it returns.
   *
   * @param because the relation that moves it
   */
  record Move(Member member, UUID person, String rule, Relation because) {}

  /** Writes what is different: thousands may hang together with the two of an event. */
  static void relations(Connection tx, Collection<Relation> before, Collection<Relation> now)
      throws SQLException {
    Set<Relation> gone = new LinkedHashSet<>(before);
    now.forEach(gone::remove);
    Set<Relation> come = new LinkedHashSet<>(now);
    before.forEach(come::remove);
    try (PreparedStatement forget = tx.prepareStatement(FORGET)) {
      for (Relation relation : gone) {
        forget.setString(1, relation.kind().name());
        forget.setString(2, relation.subject().domain());
        forget.setString(3, relation.subject().value());
        forget.setString(4, relation.other().domain());
        forget.setString(5, relation.other().value());
        forget.addBatch();
      }
      forget.executeBatch();
    }
    try (CopyRows rows = new CopyRows(tx, COPY_RELATIONS)) {
      for (Relation relation : come) {
        rows.text(relation.kind().name());
        rows.text(relation.subject().domain()).text(relation.subject().value());
        rows.text(relation.other().domain()).text(relation.other().value());
        rows.text(relation.state().name()).time(relation.since());
        rows.text(relation.saidBy()).text(relation.reason()).endRow();
      }
    }
  }

  static void moves(Connection tx, List<Move> moves) throws SQLException {
    try (PreparedStatement found = tx.prepareStatement(FOUND);
        PreparedStatement end = tx.prepareStatement(END);
        PreparedStatement begin = tx.prepareStatement(BEGIN)) {
      for (Move move : moves) {
        String who = move.because().saidBy().isEmpty() ? FEED : move.because().saidBy();
        String why = move.because().reason().isEmpty() ? STATED : move.because().reason();
        Member member = move.member();
        found.setObject(1, member.base());
        found.setLong(2, member.id());
        found.addBatch();
        end.setString(1, who);
        end.setString(2, why);
        end.setLong(3, member.linkId());
        end.addBatch();
        begin.setLong(1, member.id());
        begin.setObject(2, move.person());
        begin.setObject(3, move.person().equals(member.base()) ? null : member.base());
        begin.setString(4, move.rule());
        begin.setString(5, why);
        begin.setString(6, who);
        begin.addBatch();
      }
      found.executeBatch();
      end.executeBatch();
      begin.executeBatch();
    }
  }

  /** Tells the identity cell of a relation, and of the identities that it concerns. */
  static void doubt(Connection tx, ReviewKind kind, Relation relation, Collection<Member> concerned)
      throws SQLException {
    try (PreparedStatement item = tx.prepareStatement(ADD_ITEM);
        PreparedStatement identity = tx.prepareStatement(ADD_IDENTITY);
        PreparedStatement said = tx.prepareStatement(ADD_RECORD)) {
      item.setString(1, kind.name());
      item.setString(2, relation.subject().domain());
      item.setString(3, relation.subject().value());
      item.executeUpdate();
      for (Member member : concerned) {
        identity.setLong(1, member.id());
        identity.setString(2, kind.name());
        identity.setString(3, relation.subject().domain());
        identity.setString(4, relation.subject().value());
        identity.addBatch();
      }
      identity.executeBatch();
      said.setString(1, relation.subject().domain());
      said.setString(2, relation.subject().value());
      said.setObject(3, relation.since().atOffset(ZoneOffset.UTC));
      said.setString(4, relation.other().domain());
      said.setString(5, relation.other().value());
      said.setString(6, kind.name());
      said.setString(7, relation.subject().domain());
      said.setString(8, relation.subject().value());
      said.executeUpdate();
    }
  }
}
