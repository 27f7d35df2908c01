package org.estuaire.identity.reconcile;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes what the identity cell is asked to look at: a review item for each pair that is likely and
 * that no rule allows to link. A pair that was proposed before keeps its row and its item.
 */
final class Proposals {

  private static final String NEW =
      """
      CREATE TEMP TABLE stage_proposal ON COMMIT DROP AS
      SELECT p.rank, least(p.a, p.b) AS one, greatest(p.a, p.b) AS other, p.score, p.explanation,
        s.domain, s.local_id
      FROM stage_pair p
        JOIN identity.source_identity s ON s.id = p.a
        JOIN identity.link la ON la.source_identity_id = p.a AND la.ended_at IS NULL
        JOIN identity.link lb ON lb.source_identity_id = p.b AND lb.ended_at IS NULL
      WHERE p.ground = 'LIKENESS' AND la.person_id <> lb.person_id
        AND NOT EXISTS (SELECT FROM identity.proposal o
          WHERE o.one_identity = least(p.a, p.b) AND o.other_identity = greatest(p.a, p.b))
      """;
  private static final String ITEMS =
      """
      INSERT INTO identity.review_item (kind, domain, local_id)
      SELECT 'CROSS_DOMAIN_LINK', domain, local_id FROM stage_proposal
      GROUP BY domain, local_id ORDER BY min(rank)
      ON CONFLICT (kind, domain, local_id) WHERE state = 'OPEN' DO NOTHING
      """;
  private static final String IDENTITIES =
      """
      INSERT INTO identity.review_identity (review_item_id, source_identity_id)
      SELECT i.id, side.identity
      FROM stage_proposal p
        JOIN identity.review_item i ON i.kind = 'CROSS_DOMAIN_LINK' AND i.state = 'OPEN'
          AND i.domain = p.domain AND i.local_id = p.local_id
        CROSS JOIN LATERAL (VALUES (p.one), (p.other)) AS side (identity)
      ON CONFLICT DO NOTHING
      """;
  private static final String PROPOSE =
      """
      INSERT INTO identity.proposal
        (one_identity, other_identity, score, explanation, review_item_id)
      SELECT p.one, p.other, p.score, p.explanation, i.id
      FROM stage_proposal p
        JOIN identity.review_item i ON i.kind = 'CROSS_DOMAIN_LINK' AND i.state = 'OPEN'
          AND i.domain = p.domain AND i.local_id = p.local_id
      ORDER BY p.rank
      """;

  private Proposals() {}

  /** How many are new. */
  static int write(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(NEW);
      statement.execute(ITEMS);
      statement.execute(IDENTITIES);
      return statement.executeUpdate(PROPOSE);
    }
  }
}
