package org.estuaire.identity.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.person.LocalId;

/** What a chunk of claims changes in the registry, until it is written. */
final class Changes {

  /** A source identity that joins a person, and why. */
  record NewLink(long sourceIdentityId, UUID person, LinkRule rule) {}

  /** A person that a source identity founds. */
  record NewPerson(UUID id, long founder) {}

  /** The version of a source identity that a record replaced. */
  record Replaced(SourceIdentity old, Origin by) {}

  /**
   * Something for the identity cell.
   *
   * @param subject the local identifier of the claim that raised it
   * @param held whether the record waits for the cell
   * @param identities the source identities concerned
   */
  record Doubt(
      ReviewKind kind, LocalKey subject, Origin origin, boolean held, Set<Long> identities) {}

  final Map<Long, SourceIdentity> created = new LinkedHashMap<>();
  final Map<Long, SourceIdentity> updated = new LinkedHashMap<>();
  final List<Replaced> replaced = new ArrayList<>();
  final List<NewPerson> persons = new ArrayList<>();
  final List<NewLink> links = new ArrayList<>();

  /** Links of identities that leave the person that they founded for one of others. */
  final List<NewLink> joins = new ArrayList<>();

  final List<Doubt> doubts = new ArrayList<>();
  final List<Origin> released = new ArrayList<>();

  /** Statements of the keepers of domains, as they were made. */
  final Map<Long, Map<Instant, SourceIdentity>> statements = new LinkedHashMap<>();

  /** A statement about an identity, without what was known before. */
  void state(SourceIdentity stated, Instant at) {
    statements.computeIfAbsent(stated.id(), id -> new LinkedHashMap<>()).put(at, stated);
  }

  /** The identities that are new or that say something else than before. */
  Set<LocalId> touched() {
    Set<LocalId> touched = new LinkedHashSet<>();
    created.values().forEach(identity -> touched.add(identity.key().publicly()));
    replaced.forEach(change -> touched.add(change.old().key().publicly()));
    return touched;
  }

  void create(SourceIdentity identity) {
    created.put(identity.id(), identity);
  }

  /** Keeps the old version where the profile changed. */
  void update(SourceIdentity old, SourceIdentity next, Origin by) {
    if (next.version() > old.version()) {
      replaced.add(new Replaced(old, by));
    }
    (created.containsKey(next.id()) ? created : updated).put(next.id(), next);
  }
}
