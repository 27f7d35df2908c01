package org.estuaire.identity.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * On whom the identity cell has decided that they are not one person: a proposal that was
 * dismissed, identities that were parted, an identity that was unlinked from a person. No later run
 * finds them again.
 *
 * <p>Who was unlinked from a person is refused with all who ever were in it. That is kept as it was
 * decided, and not as pairs: of a person of thousands they would be millions.
 */
final class RefusedPairs {

  private static final int ROWS_AT_A_TIME = 10_000;

  private static final String PAIRS =
      """
      SELECT p.one_identity, p.other_identity
      FROM identity.proposal p JOIN identity.review_item i ON i.id = p.review_item_id
      WHERE i.state = 'DISMISSED'
      UNION ALL
      SELECT source_identity_id, other_source_identity_id FROM identity.parted
      """;

  /** Who was unlinked from which person. */
  private static final String UNLINKED =
      """
      SELECT DISTINCT gone.source_identity_id, gone.person_id
      FROM identity.link gone
        JOIN LATERAL (
          SELECT rule FROM identity.link n
          WHERE n.source_identity_id = gone.source_identity_id AND n.id > gone.id
          ORDER BY n.id LIMIT 1) next ON next.rule = 'UNLINKED'
      WHERE gone.ended_at IS NOT NULL
      """;

  /** Everybody who ever was in a person from whom somebody was unlinked. */
  private static final String BELONGED =
      "SELECT DISTINCT l.source_identity_id, l.person_id FROM identity.link l JOIN ("
          + UNLINKED
          + ") one ON one.person_id = l.person_id";

  /** Two numbers of source identities, the lower first. */
  private record Pair(long one, long other) {
    private static Pair of(long one, long other) {
      return new Pair(Math.min(one, other), Math.max(one, other));
    }
  }

  private final Set<Pair> pairs = new HashSet<>();
  private final Map<Long, Set<UUID>> unlinked = new HashMap<>();
  private final Map<Long, Set<UUID>> belonged = new HashMap<>();

  private RefusedPairs() {}

  static RefusedPairs read(Connection tx) throws SQLException {
    RefusedPairs refused = new RefusedPairs();
    read(tx, PAIRS, row -> refused.pairs.add(Pair.of(row.getLong(1), row.getLong(2))));
    read(tx, UNLINKED, row -> add(refused.unlinked, row));
    read(tx, BELONGED, row -> add(refused.belonged, row));
    return refused;
  }

  private static void add(Map<Long, Set<UUID>> persons, ResultSet row) throws SQLException {
    persons
        .computeIfAbsent(row.getLong(1), identity -> new HashSet<>(2))
        .add(row.getObject(2, UUID.class));
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private static void read(Connection tx, String query, Row each) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(query)) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          each.take(row);
        }
      }
    }
  }

  /** Whether these two source identities are not one person, whichever is named first. */
  boolean contains(long one, long other) {
    return pairs.contains(Pair.of(one, other)) || left(one, other) || left(other, one);
  }

  /** Whether the first was unlinked from a person in whom the other ever was. */
  private boolean left(long gone, long stayed) {
    Set<UUID> persons = unlinked.get(gone);
    return persons != null
        && !Collections.disjoint(persons, belonged.getOrDefault(stayed, Set.of()));
  }
}
