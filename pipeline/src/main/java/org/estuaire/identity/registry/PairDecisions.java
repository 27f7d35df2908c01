package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.LocalId;

/**
 * Decisions of the identity cell about two identities: merge, unmerge, link, unlink. They stand
 * among the events of the feeds, with who and why, and are folded with them by time: a decision
 * outlives every older event, however late that arrives. Works in the caller's transaction.
 */
public final class PairDecisions {

  private static final String FIND =
      "SELECT id FROM identity.source_identity WHERE domain = ? AND local_id = ?";
  private static final String AUDIT =
      "INSERT INTO audit.event (actor, action, subject) VALUES (?, ?, ?)";

  private final PersonNumbers numbers;

  public PairDecisions(PersonNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * Takes a decision.
   *
   * @param one for a merge, the one that is absorbed; for its undoing, the one that was
   * @param other the survivor, or the other one
   * @return what has become of the pair: active, held because the two contradict each other, a
   *     ring, or ended
   * @throws PairRefused when one is not known, both are the same, a merge would leave its domain,
   *     or there is nothing to undo
   */
  public Relation.State take(
      Connection tx, EventKind kind, LocalId one, LocalId other, Decision decision)
      throws SQLException {
    RegistryLock.take(tx);
    long first = known(tx, one);
    long second = known(tx, other);
    check(tx, kind, one, other);
    HandEvents.add(tx, kind, one, other, decision);
    Relations.settle(tx, numbers, List.of(one, other));
    try (PreparedStatement audit = tx.prepareStatement(AUDIT)) {
      audit.setString(1, decision.who());
      audit.setString(2, "identity " + kind.name().toLowerCase(java.util.Locale.ROOT));
      audit.setString(3, "source identities " + first + " and " + second);
      audit.executeUpdate();
    }
    return between(tx, one, other, merges(kind)).map(Relation::state).orElse(Relation.State.ENDED);
  }

  private static void check(Connection tx, EventKind kind, LocalId one, LocalId other)
      throws SQLException {
    if (!kind.namesTwo() || one.equals(other)) {
      throw new PairRefused(PairRefused.Rule.SAME);
    }
    if (merges(kind) && !one.domain().equals(other.domain())) {
      throw new PairRefused(PairRefused.Rule.OTHER_DOMAIN);
    }
    boolean merged =
        between(tx, one, other, true)
            .filter(relation -> relation.state() != Relation.State.ENDED)
            .isPresent();
    if (kind == EventKind.UNMERGE && !merged) {
      throw new PairRefused(PairRefused.Rule.NOT_MERGED);
    }
    boolean eitherWay =
        merged || between(tx, other, one, true).filter(Relation::active).isPresent();
    if (kind == EventKind.UNLINK && eitherWay) {
      throw new PairRefused(PairRefused.Rule.MERGED);
    }
  }

  private static boolean merges(EventKind kind) {
    return kind == EventKind.MERGE || kind == EventKind.UNMERGE;
  }

  private static Optional<Relation> between(
      Connection tx, LocalId one, LocalId other, boolean merge) throws SQLException {
    return RelationStore.relations(tx, List.of(one)).stream()
        .filter(relation -> (relation.kind() == Relation.Kind.MERGE) == merge)
        .filter(
            relation ->
                relation.subject().equals(one) && relation.other().equals(other)
                    || !merge && relation.pair().equals(Relation.Pair.of(one, other)))
        .findFirst();
  }

  private static long known(Connection tx, LocalId id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(FIND)) {
      statement.setString(1, id.domain());
      statement.setString(2, id.value());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new PairRefused(PairRefused.Rule.UNKNOWN);
        }
        return row.getLong(1);
      }
    }
  }
}
