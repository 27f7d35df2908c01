package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.registry.PairDecisions.Two;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;
import org.estuaire.person.LocalId;
import org.estuaire.repository.AuditTrail;

/**
 * Decisions of the identity cell on which source identity belongs to which person. Links end and
 * begin; none is deleted, and no row of another schema moves. Works in the caller's transaction.
 */
public final class Links {

  private static final String ACTIVE =
      """
      SELECT l.id, l.person_id, l.rule, s.domain, s.local_id, l.base_person_id IS NOT NULL
      FROM identity.link l JOIN identity.source_identity s ON s.id = l.source_identity_id
      WHERE l.source_identity_id = ? AND l.ended_at IS NULL
      """;
  private static final String END =
      """
      UPDATE identity.link
      SET ended_by = ?, ended_reason = ?, ended_at = clock_timestamp() WHERE id = ?
      """;
  private static final String BEGIN =
      """
      INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)
      VALUES (?, ?, ?, ?, 1, ?)
      """;
  private static final String BEFORE =
      """
      SELECT person_id FROM identity.link
      WHERE source_identity_id = ? AND id < ? ORDER BY id DESC LIMIT 1
      """;
  private static final String LINKS_SO_FAR =
      "SELECT count(*) FROM identity.link WHERE source_identity_id = ?";
  private static final String FOUND = "INSERT INTO identity.person (id, founder) VALUES (?, ?)";
  private static final String MEMBERS =
      """
      SELECT source_identity_id FROM identity.link
      WHERE person_id = ? AND ended_at IS NULL ORDER BY source_identity_id
      """;
  private static final String MEMBER_KEYS =
      """
      SELECT s.domain, s.local_id FROM identity.link l
        JOIN identity.source_identity s ON s.id = l.source_identity_id
      WHERE l.person_id = ? AND l.ended_at IS NULL ORDER BY s.id
      """;
  private static final String FOUNDER_KEY =
      """
      SELECT s.domain, s.local_id FROM identity.person p
        JOIN identity.source_identity s ON s.id = p.founder
      WHERE p.id = ?
      """;
  private static final String EXISTS = "SELECT 1 FROM identity.person WHERE id = ?";
  private static final String LINKED = "LINKED";
  private static final String UNLINKED = "UNLINKED";

  /** Rules under which a source identity left another person, to which it can return. */
  private static final Set<String> MOVES = Set.of(LINKED, "RECONCILED");

  private final PersonNumbers numbers;

  public Links(PersonNumbers numbers) {
    this.numbers = numbers;
  }

  private record ActiveLink(long id, UUID person, String rule, LocalKey key, boolean derived) {}

  /**
   * Takes a source identity from its person into another one.
   *
   * @throws IllegalArgumentException when one of both is unknown, or they are linked already
   */
  public void link(Connection tx, long sourceIdentityId, UUID person, Decision decision)
      throws SQLException {
    RegistryLock.take(tx);
    ActiveLink current = active(tx, sourceIdentityId);
    if (current.person().equals(person) || !exists(tx, person)) {
      throw new IllegalArgumentException("no other person under this identifier");
    }
    List<LocalId> parted = parted(tx, current.key(), person);
    relink(tx, sourceIdentityId, current, person, LINKED, decision);
    LocalId own = current.key().publicly();
    HandEvents.add(tx, EventKind.LINK, beside(own, parted), decision);
    Relations.settle(tx, numbers, List.of(own));
  }

  /**
   * Takes a source identity out of its person. What {@link #link} or a reconciliation did is undone
   * exactly: the source identity returns to the person that it came from. Otherwise it becomes a
   * person of its own.
   *
   * @throws IllegalArgumentException when it is unknown, or alone in its person already
   */
  public void unlink(Connection tx, long sourceIdentityId, Decision decision) throws SQLException {
    RegistryLock.take(tx);
    ActiveLink current = active(tx, sourceIdentityId);
    if (current.derived() && endRelations(tx, current.key().publicly(), decision)) {
      return;
    }
    Optional<UUID> before =
        MOVES.contains(current.rule()) ? before(tx, sourceIdentityId, current) : Optional.empty();
    if (before.isEmpty() && members(tx, current.person()).size() == 1) {
      throw new IllegalArgumentException("the source identity is alone in its person already");
    }
    List<LocalId> left =
        before.isPresent()
            ? founder(tx, current.person())
            : keys(tx, MEMBER_KEYS, current.person());
    UUID person = before.isPresent() ? before.get() : found(tx, sourceIdentityId, current.key());
    relink(tx, sourceIdentityId, current, person, UNLINKED, decision);
    LocalId own = current.key().publicly();
    HandEvents.add(tx, EventKind.UNLINK, beside(own, left), decision);
    Relations.settle(tx, numbers, List.of(own));
  }

  private static List<Two> beside(LocalId own, List<LocalId> others) {
    return others.stream()
        .filter(other -> !other.equals(own))
        .map(other -> new Two(own, other))
        .toList();
  }

  /**
   * Ends the relations that hold a source identity in a person that is not its own.
   *
   * @return whether there were any
   */
  private boolean endRelations(Connection tx, LocalId own, Decision decision) throws SQLException {
    List<Relation> holding =
        RelationStore.relations(tx, List.of(own)).stream().filter(Relation::active).toList();
    for (Relation relation : holding) {
      EventKind undo =
          relation.kind() == Relation.Kind.MERGE ? EventKind.UNMERGE : EventKind.UNLINK;
      Two ended = new Two(relation.subject(), relation.other());
      HandEvents.add(tx, undo, List.of(ended), decision);
    }
    Relations.settle(tx, numbers, List.of(own));
    return !holding.isEmpty();
  }

  private static List<LocalId> founder(Connection tx, UUID person) throws SQLException {
    return keys(tx, FOUNDER_KEY, person);
  }

  /** The members of a person from which an identity was parted before. */
  private static List<LocalId> parted(Connection tx, LocalKey key, UUID person)
      throws SQLException {
    LocalId own = key.publicly();
    List<LocalId> members = keys(tx, MEMBER_KEYS, person);
    return RelationStore.relations(tx, List.of(own)).stream()
        .filter(relation -> relation.state() == Relation.State.ENDED)
        .map(relation -> relation.subject().equals(own) ? relation.other() : relation.subject())
        .filter(members::contains)
        .toList();
  }

  private static List<LocalId> keys(Connection tx, String query, UUID person) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(query)) {
      statement.setObject(1, person);
      List<LocalId> keys = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(new LocalId(rows.getString(1), rows.getString(2)));
        }
      }
      return keys;
    }
  }

  /**
   * Takes all source identities of one person into another one. Undone by {@link #unlink} of each.
   *
   * @return the source identities that moved
   */
  public List<Long> merge(Connection tx, UUID from, UUID into, Decision decision)
      throws SQLException {
    RegistryLock.take(tx);
    List<Long> moved = members(tx, from);
    for (long identity : moved) {
      link(tx, identity, into, decision);
    }
    return moved;
  }

  private static void relink(
      Connection tx, long identity, ActiveLink current, UUID person, String rule, Decision why)
      throws SQLException {
    try (PreparedStatement end = tx.prepareStatement(END);
        PreparedStatement begin = tx.prepareStatement(BEGIN)) {
      end.setString(1, why.who());
      end.setString(2, why.why());
      end.setLong(3, current.id());
      end.executeUpdate();
      begin.setLong(1, identity);
      begin.setObject(2, person);
      begin.setString(3, rule);
      begin.setString(4, why.why());
      begin.setString(5, why.who());
      begin.executeUpdate();
    }
    AuditTrail.note(
        tx,
        why.who(),
        rule.equals(LINKED) ? "identity link" : "identity unlink",
        "source identity " + identity + ", person " + person);
  }

  private static ActiveLink active(Connection tx, long identity) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ACTIVE)) {
      statement.setLong(1, identity);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("no source identity under this number");
        }
        return new ActiveLink(
            row.getLong(1),
            row.getObject(2, UUID.class),
            row.getString(3),
            new LocalKey(row.getString(4), row.getString(5)),
            row.getBoolean(6));
      }
    }
  }

  private static Optional<UUID> before(Connection tx, long identity, ActiveLink current)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(BEFORE)) {
      statement.setLong(1, identity);
      statement.setLong(2, current.id());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  private UUID found(Connection tx, long identity, LocalKey key) throws SQLException {
    try (PreparedStatement earlier = tx.prepareStatement(LINKS_SO_FAR);
        PreparedStatement found = tx.prepareStatement(FOUND)) {
      earlier.setLong(1, identity);
      try (ResultSet count = earlier.executeQuery()) {
        count.next();
        UUID person = numbers.foundedBy(key, count.getInt(1));
        found.setObject(1, person);
        found.setLong(2, identity);
        found.executeUpdate();
        return person;
      }
    }
  }

  private static List<Long> members(Connection tx, UUID person) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(MEMBERS)) {
      statement.setObject(1, person);
      List<Long> members = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          members.add(rows.getLong(1));
        }
      }
      return members;
    }
  }

  private static boolean exists(Connection tx, UUID person) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(EXISTS)) {
      statement.setObject(1, person);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
