package org.estuaire.identity.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Pairs on which the identity cell has decided that they are not one person: a proposal that was
 * dismissed, an identity that was unlinked from a person. No later run finds them again.
 */
final class RefusedPairs {

  private static final String READ =
      """
      SELECT p.one_identity, p.other_identity
      FROM identity.proposal p JOIN identity.review_item i ON i.id = p.review_item_id
      WHERE i.state = 'DISMISSED'
      UNION
      SELECT gone.source_identity_id, stayed.source_identity_id
      FROM identity.link gone
        JOIN LATERAL (
          SELECT rule FROM identity.link n
          WHERE n.source_identity_id = gone.source_identity_id AND n.id > gone.id
          ORDER BY n.id LIMIT 1) next ON next.rule = 'UNLINKED'
        JOIN identity.link stayed ON stayed.person_id = gone.person_id
          AND stayed.source_identity_id <> gone.source_identity_id
      WHERE gone.ended_at IS NOT NULL
      UNION
      SELECT source_identity_id, other_source_identity_id FROM identity.parted
      """;

  private RefusedPairs() {}

  /** Takes two numbers of source identities. */
  interface Pairs {
    void pair(long one, long other);
  }

  /** Every pair, in both orders. */
  static void read(Connection tx, Pairs into) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(READ);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        into.pair(row.getLong(1), row.getLong(2));
        into.pair(row.getLong(2), row.getLong(1));
      }
    }
  }
}
