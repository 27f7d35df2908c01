package org.estuaire.identity.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.identity.registry.Relation.Kind;
import org.estuaire.identity.registry.Relation.Pair;
import org.estuaire.identity.registry.Relation.State;
import org.estuaire.person.LocalId;

/**
 * What events about two identities come to, in the order of their own times: whatever the order in
 * which they arrived, the same.
 *
 * <p>An identity is absorbed by one survivor at most: the newest merge counts. Merges chain (A into
 * B, B into C: A is C). A merge that would close a ring is an error of its sender and never holds.
 * A link holds until the pair is unlinked, and the other way round.
 */
final class RelationFold {

  /** No honest chain of merges is as long; bounds the search for rings. */
  static final int LONGEST_CHAIN = 1_000;

  private final Map<LocalId, Relation> merges = new HashMap<>();
  private final Map<Pair, Relation> undone = new LinkedHashMap<>();
  private final Map<Pair, Relation> rings = new LinkedHashMap<>();
  private final Map<Pair, Relation> links = new LinkedHashMap<>();

  private RelationFold() {}

  /** The relations of all pairs that the events speak of. */
  static List<Relation> of(Collection<RelationEvent> events) {
    RelationFold fold = new RelationFold();
    events.stream().sorted(RelationEvent.IN_TIME).forEach(fold::take);
    List<Relation> all = new ArrayList<>(fold.merges.values());
    all.addAll(fold.undone.values());
    all.addAll(fold.rings.values());
    all.addAll(fold.links.values());
    return all;
  }

  private void take(RelationEvent event) {
    Pair pair = Pair.of(event.subject(), event.other());
    switch (event.kind()) {
      case MERGE, ID_CHANGE -> merge(event, pair);
      case UNMERGE -> unmerge(event, pair);
      case LINK -> links.put(pair, Relation.of(event, Kind.LINK, State.ACTIVE));
      case UNLINK -> links.put(pair, Relation.of(event, Kind.LINK, State.ENDED));
      default -> throw new IllegalArgumentException("no event about two identities");
    }
  }

  private void merge(RelationEvent event, Pair pair) {
    if (reaches(event.other(), event.subject())) {
      rings.put(pair, Relation.of(event, Kind.MERGE, State.CYCLE));
      undone.remove(pair);
      return;
    }
    merges.put(event.subject(), Relation.of(event, Kind.MERGE, State.ACTIVE));
    undone.remove(pair);
    rings.remove(pair);
  }

  private void unmerge(RelationEvent event, Pair pair) {
    Relation merged = merges.get(event.subject());
    if (merged != null && merged.other().equals(event.other())) {
      merges.remove(event.subject());
    }
    rings.remove(pair);
    undone.put(pair, Relation.of(event, Kind.MERGE, State.ENDED));
  }

  private boolean reaches(LocalId from, LocalId sought) {
    LocalId at = from;
    for (int steps = 0; steps < LONGEST_CHAIN; steps++) {
      if (at.equals(sought)) {
        return true;
      }
      Relation next = merges.get(at);
      if (next == null) {
        return false;
      }
      at = next.other();
    }
    return true;
  }
}
