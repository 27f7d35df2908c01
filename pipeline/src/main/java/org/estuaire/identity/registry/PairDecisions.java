package org.estuaire.identity.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.identity.EventKind;
import org.estuaire.person.LocalId;
import org.estuaire.repository.AuditTrail;

/**
 * Decisions of the identity cell about two identities: merge, unmerge, link, unlink. They stand
 * among the events of the feeds, with who and why, and are folded with them by time: a decision
 * outlives every older event, however late that arrives. Works in the caller's transaction.
 */
public final class PairDecisions {

  private static final String FIND =
      """
      SELECT s.id, s.domain, s.local_id
      FROM unnest(?::text[], ?::text[]) AS k (domain, local_id)
        JOIN identity.source_identity s USING (domain, local_id)
      """;
  private final PersonNumbers numbers;

  public PairDecisions(PersonNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * Two identities of a decision.
   *
   * @param one for a merge, the one that is absorbed; for its undoing, the one that was
   * @param other the survivor, or the other one
   */
  public record Two(LocalId one, LocalId other) {
    Two turned() {
      LocalId first = other;
      return new Two(first, one);
    }

    /** Without the identifiers: they name persons. */
    @Override
    public String toString() {
      return "Two[…]";
    }
  }

  /**
   * Takes a decision.
   *
   * @return what has become of the pair: active, held because the two contradict each other, a
   *     ring, or ended
   * @throws PairRefused when one is not known, both are the same, a merge would leave its domain,
   *     or there is nothing to undo
   */
  public Relation.State take(
      Connection tx, EventKind kind, LocalId one, LocalId other, Decision decision)
      throws SQLException {
    Two two = new Two(one, other);
    take(tx, kind, List.of(two), decision);
    return Standing.read(tx, List.of(one))
        .between(two, merges(kind))
        .map(Relation::state)
        .orElse(Relation.State.ENDED);
  }

  /**
   * Takes the same decision on many pairs. What hangs together with them is settled once, and not
   * again for each pair: a cluster may have thousands.
   *
   * @throws PairRefused when it can't be taken on one of them; see above
   */
  public void take(Connection tx, EventKind kind, List<Two> pairs, Decision decision)
      throws SQLException {
    RegistryLock.take(tx);
    Set<LocalId> ends =
        pairs.stream().flatMap(two -> Stream.of(two.one(), two.other())).collect(toSet());
    Map<LocalId, Long> known = known(tx, ends);
    Standing standing = Standing.read(tx, ends);
    for (Two two : pairs) {
      check(standing, kind, two);
    }
    HandEvents.add(tx, kind, pairs, decision);
    Relations.settle(tx, numbers, ends);
    String action = "identity " + kind.name().toLowerCase(Locale.ROOT);
    AuditTrail.note(
        tx,
        pairs.stream()
            .map(
                two ->
                    "source identities " + known.get(two.one()) + " and " + known.get(two.other()))
            .map(subject -> new AuditTrail.Line(decision.who(), action, subject))
            .toList());
  }

  private static void check(Standing standing, EventKind kind, Two two) {
    if (!kind.namesTwo() || two.one().equals(two.other())) {
      throw new PairRefused(PairRefused.Rule.SAME);
    }
    if (merges(kind) && !two.one().domain().equals(two.other().domain())) {
      throw new PairRefused(PairRefused.Rule.OTHER_DOMAIN);
    }
    boolean merged =
        standing
            .between(two, true)
            .filter(relation -> relation.state() != Relation.State.ENDED)
            .isPresent();
    if (kind == EventKind.UNMERGE && !merged) {
      throw new PairRefused(PairRefused.Rule.NOT_MERGED);
    }
    Two turned = two.turned();
    boolean eitherWay =
        merged || standing.between(turned, true).filter(Relation::active).isPresent();
    if (kind == EventKind.UNLINK && eitherWay) {
      throw new PairRefused(PairRefused.Rule.MERGED);
    }
  }

  private static boolean merges(EventKind kind) {
    return kind == EventKind.MERGE || kind == EventKind.UNMERGE;
  }

  /** The relations that were written last, by the two that they concern. */
  private record Standing(Map<Relation.Pair, List<Relation>> relations) {

    static Standing read(Connection tx, Collection<LocalId> ends) throws SQLException {
      return new Standing(
          RelationStore.relations(tx, ends).stream().collect(groupingBy(Relation::pair)));
    }

    /** A merge has a direction, a link has none. */
    Optional<Relation> between(Two two, boolean merge) {
      return relations.getOrDefault(Relation.Pair.of(two.one(), two.other()), List.of()).stream()
          .filter(relation -> (relation.kind() == Relation.Kind.MERGE) == merge)
          .filter(relation -> !merge || relation.subject().equals(two.one()))
          .findFirst();
    }
  }

  private static Map<LocalId, Long> known(Connection tx, Set<LocalId> ends) throws SQLException {
    Map<LocalId, Long> known = new HashMap<>();
    try (PreparedStatement statement = tx.prepareStatement(FIND)) {
      statement.setArray(1, tx.createArrayOf("text", ends.stream().map(LocalId::domain).toArray()));
      statement.setArray(2, tx.createArrayOf("text", ends.stream().map(LocalId::value).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          known.put(new LocalId(row.getString(2), row.getString(3)), row.getLong(1));
        }
      }
    }
    if (known.size() < ends.size()) {
      throw new PairRefused(PairRefused.Rule.UNKNOWN);
    }
    return known;
  }
}
