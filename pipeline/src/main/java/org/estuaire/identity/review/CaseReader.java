package org.estuaire.identity.review;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.estuaire.identity.registry.StatedIdentities;
import org.estuaire.identity.review.ReviewCase.Origin;
import org.estuaire.identity.review.ReviewCase.Part;
import org.estuaire.identity.review.ReviewCase.PastDecision;
import org.estuaire.identity.review.ReviewCase.Score;
import org.estuaire.identity.review.ReviewCase.Side;
import org.estuaire.person.Claim;
import org.estuaire.repository.AuditTrail;

/**
 * Reads cases for a member of the identity cell. Each reading is audited before anything is shown,
 * in the caller's transaction: commit before showing.
 */
public final class CaseReader {

  /** More identities of one item are not shown: nobody compares them side by side. */
  static final int MOST_IDENTITIES = 50;

  /** More claims of one item are not shown: they are the same disagreement again. */
  static final int MOST_CLAIMS = 5;

  /** A person's members are counted once, and not for each of them. */
  private static final String REGISTERED =
      """
      WITH concerned AS MATERIALIZED (
        SELECT s.id, s.partner, (s.domain, s.local_id) = (i.domain, i.local_id) AS subject,
          l.person_id, l.rule, l.score, l.made_by, l.made_at
        FROM identity.review_item i
          JOIN identity.review_identity c ON c.review_item_id = i.id
          JOIN identity.source_identity s ON s.id = c.source_identity_id
          JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
        WHERE i.id = ? ORDER BY subject DESC, s.id LIMIT ?
      ), person AS MATERIALIZED (
        SELECT p.person_id, (SELECT count(*) FROM identity.link m
          WHERE m.person_id = p.person_id AND m.ended_at IS NULL) AS members
        FROM (SELECT DISTINCT person_id FROM concerned) p
      )
      SELECT c.*, p.members FROM concerned c JOIN person p ON p.person_id = c.person_id
      ORDER BY c.subject DESC, c.id
      """;

  private static final String WAITING =
      """
      SELECT q.id, q.partner, q.delivery_id AS delivery, r.ordinal, q.file_name AS file
      FROM identity.review_record r
        JOIN exchange.held_reject q ON q.delivery_id = r.delivery_id AND q.ordinal = r.ordinal
      WHERE r.review_item_id = ? AND r.held ORDER BY q.id
      """;
  private static final String SCORES =
      """
      SELECT p.one_identity, p.other_identity, p.score, e.part ->> 'field' AS field,
        e.part ->> 'level' AS level, (e.part ->> 'bits')::numeric AS bits
      FROM identity.proposal p
        CROSS JOIN LATERAL jsonb_array_elements(p.explanation) WITH ORDINALITY AS e (part, n)
      WHERE p.review_item_id = ? ORDER BY p.id, e.n
      """;
  private static final String DECISIONS =
      """
      SELECT decision, decided_by, decided_at, reason, until
      FROM identity.review_decision WHERE review_item_id = ? ORDER BY id
      """;

  /** Opens what a record in quarantine says of its person. */
  public interface HeldClaims {
    Optional<Claim> claim(long reject) throws SQLException;
  }

  private final HeldClaims held;
  private final String reader;

  /**
   * @param reader who reads, for the audit trail
   */
  public CaseReader(HeldClaims held, String reader) {
    this.held = held;
    this.reader = reader;
  }

  /** One case; empty when there is no such item. */
  public Optional<ReviewCase> read(Connection tx, long id, LocalDate today) throws SQLException {
    Optional<ReviewList.Line> line = ReviewList.find(tx, id, today);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    AuditTrail.note(tx, reader, "review read", "review item " + id);
    List<Side> sides = new ArrayList<>(registered(tx, id));
    waiting(tx, id, sides);
    return Optional.of(new ReviewCase(line.get(), sides, scores(tx, id), decisions(tx, id)));
  }

  private static List<Side> registered(Connection tx, long id) throws SQLException {
    Map<Long, Origin> origins = new LinkedHashMap<>();
    try (PreparedStatement select = tx.prepareStatement(REGISTERED)) {
      select.setLong(1, id);
      select.setInt(2, MOST_IDENTITIES);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          origins.put(row.getLong("id"), registered(row));
        }
      }
    }
    Map<Long, Claim> claims = new StatedIdentities(tx).read(origins.keySet());
    return origins.entrySet().stream()
        .map(entry -> new Side(requireNonNull(claims.get(entry.getKey())), entry.getValue()))
        .toList();
  }

  private static Origin registered(ResultSet row) throws SQLException {
    return new Origin.Registered(
        row.getLong("id"),
        row.getBoolean("subject"),
        row.getString("partner"),
        row.getObject("person_id", UUID.class),
        row.getString("rule"),
        row.getBigDecimal("score"),
        row.getString("made_by"),
        ReviewList.instant(row, "made_at"),
        row.getInt("members"));
  }

  private void waiting(Connection tx, long id, List<Side> sides) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(WAITING)) {
      select.setLong(1, id);
      select.setMaxRows(MOST_CLAIMS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Origin origin =
              new Origin.Waiting(
                  row.getLong("id"),
                  row.getString("partner"),
                  row.getLong("delivery"),
                  row.getString("file"),
                  row.getInt("ordinal"));
          held.claim(row.getLong("id")).ifPresent(claim -> sides.add(new Side(claim, origin)));
        }
      }
    }
  }

  private static List<Score> scores(Connection tx, long id) throws SQLException {
    List<Score> scores = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(SCORES)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long one = row.getLong(1);
          long other = row.getLong(2);
          Score last = scores.isEmpty() ? null : scores.get(scores.size() - 1);
          if (last == null || last.one() != one || last.other() != other) {
            last = new Score(one, other, row.getBigDecimal(3), new ArrayList<>());
            scores.add(last);
          }
          last.parts().add(new Part(row.getString(4), row.getString(5), row.getBigDecimal(6)));
        }
      }
    }
    return scores;
  }

  private static List<PastDecision> decisions(Connection tx, long id) throws SQLException {
    List<PastDecision> decisions = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(DECISIONS)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          decisions.add(
              new PastDecision(
                  row.getString(1),
                  row.getString(2),
                  ReviewList.instant(row, "decided_at"),
                  row.getString(4),
                  row.getObject(5, LocalDate.class)));
        }
      }
    }
    return decisions;
  }
}
