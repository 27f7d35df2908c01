package org.estuaire.identity.registry;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.person.StrictTraits;

/**
 * The part of the registry that a chunk of claims can touch: the source identities that share a
 * local identifier, an INS, or birth date and birth name with a claim, and all others of their
 * persons. Claims are resolved against it one after the other and change it, so that each sees
 * those before it, in this chunk or in an earlier one.
 */
final class Neighbourhood {

  /**
   * Of so many who share birth date and birth name no more are read: test identities of a hospital,
   * default dates. A chunk stays small, whoever is in it.
   */
  static final int CROWD = 100;

  private record DateAndName(LocalDate birthDate, String name) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "DateAndName[…]";
    }
  }

  private final Map<Long, SourceIdentity> identities = new HashMap<>();
  private final Map<LocalKey, Long> byKey = new HashMap<>();
  private final Map<String, Peers> byIns = new HashMap<>();
  private final Map<DateAndName, SortedSet<Long>> byDateAndName = new HashMap<>();
  private final Map<Long, UUID> personOf = new HashMap<>();
  private final Map<UUID, Peers> byPerson = new HashMap<>();
  private final Map<Long, TreeMap<Instant, Profile>> statements = new HashMap<>();
  private final Set<Long> kept = new HashSet<>();
  private final Set<Origin> accepted = new HashSet<>();
  private final Set<Origin> waiting = new HashSet<>();
  private final Map<Origin, Long> refused = new HashMap<>();

  Optional<SourceIdentity> find(LocalKey key) {
    return Optional.ofNullable(byKey.get(key)).map(identities::get);
  }

  /** A source identity that is known to be here. */
  SourceIdentity get(long sourceIdentityId) {
    return requireNonNull(identities.get(sourceIdentityId));
  }

  /** Who carries an INS. */
  Peers bearers(String ins) {
    return byIns.getOrDefault(ins, Peers.NOBODY);
  }

  /**
   * The source identities with the same five strict traits, in the order of their arrival; of a
   * crowd only those among its first.
   */
  List<SourceIdentity> sameFive(StrictTraits strict) {
    return sharing(strict).stream()
        .limit(CROWD)
        .map(identities::get)
        .filter(identity -> strict.sameFive(identity.profile().strict()))
        .toList();
  }

  /** Whether so many share the birth date and the birth name that these tell nobody apart. */
  boolean crowded(StrictTraits strict) {
    return sharing(strict).size() >= CROWD;
  }

  private SortedSet<Long> sharing(StrictTraits strict) {
    return dateAndName(strict).map(byDateAndName::get).orElse(Collections.emptySortedSet());
  }

  /**
   * What the keeper of its domain has said of an identity, as far as it counts, the oldest first.
   */
  List<Profile> statements(long sourceIdentityId) {
    return List.copyOf(statements.getOrDefault(sourceIdentityId, new TreeMap<>()).values());
  }

  /** Whether the keeper of its domain has spoken of an identity, and not only others have. */
  boolean kept(SourceIdentity identity) {
    return kept.contains(identity.id());
  }

  void keep(long sourceIdentityId) {
    kept.add(sourceIdentityId);
  }

  /** Another statement of its keeper; one of the same time takes its place. */
  void state(long sourceIdentityId, Instant at, Profile stated) {
    keep(sourceIdentityId);
    statements.computeIfAbsent(sourceIdentityId, id -> new TreeMap<>()).put(at, stated);
  }

  UUID personOf(SourceIdentity identity) {
    return requireNonNull(personOf.get(identity.id()));
  }

  /** Who belongs to a person. */
  Peers members(UUID person) {
    return byPerson.getOrDefault(person, Peers.NOBODY);
  }

  /** Adds a source identity, whose person is told next, or takes its new version. */
  void put(SourceIdentity identity) {
    SourceIdentity old = identities.put(identity.id(), identity);
    if (old != null) {
      forget(old);
    }
    byKey.put(identity.key(), identity.id());
    dateAndName(identity.profile().strict())
        .ifPresent(
            key -> byDateAndName.computeIfAbsent(key, k -> new TreeSet<>()).add(identity.id()));
    if (personOf.containsKey(identity.id())) {
      join(identity, personOf.get(identity.id()));
    }
  }

  /** Whether nobody else belongs to the person of an identity. */
  boolean alone(SourceIdentity identity) {
    return members(personOf(identity)).all().limit(2).count() == 1;
  }

  /** Tells the person of a source identity that was added, or the one that it has moved to. */
  void link(long sourceIdentityId, UUID person) {
    SourceIdentity identity = get(sourceIdentityId);
    UUID before = personOf.put(sourceIdentityId, person);
    if (before != null) {
      leave(identity, before);
    }
    join(identity, person);
  }

  private void join(SourceIdentity identity, UUID person) {
    byPerson.computeIfAbsent(person, p -> new Peers()).add(identity, person);
    identity
        .profile()
        .insNumber()
        .ifPresent(ins -> byIns.computeIfAbsent(ins, i -> new Peers()).add(identity, person));
  }

  /** Whether the identity cell decided that this record speaks of whom it says. */
  boolean accepted(Origin record) {
    return accepted.contains(record);
  }

  void accept(Origin record) {
    accepted.add(record);
  }

  /**
   * The review item by which the identity cell decided that this record speaks of somebody else
   * than its identifiers do.
   */
  Optional<Long> refusedBy(Origin record) {
    return Optional.ofNullable(refused.get(record));
  }

  void refuse(Origin record, long reviewItem) {
    refused.put(record, reviewItem);
  }

  /** Whether the record was held before. */
  boolean waiting(Origin record) {
    return waiting.contains(record);
  }

  void await(Origin record) {
    waiting.add(record);
  }

  private void forget(SourceIdentity old) {
    leave(old, personOf(old));
    dateAndName(old.profile().strict())
        .ifPresent(key -> requireNonNull(byDateAndName.get(key)).remove(old.id()));
  }

  private void leave(SourceIdentity identity, UUID person) {
    members(person).remove(identity, person);
    identity.profile().insNumber().ifPresent(ins -> bearers(ins).remove(identity, person));
  }

  private static Optional<DateAndName> dateAndName(StrictTraits strict) {
    return strict
        .birthDate()
        .filter(date -> !strict.name().key().isEmpty())
        .map(date -> new DateAndName(date, strict.name().key()));
  }
}
