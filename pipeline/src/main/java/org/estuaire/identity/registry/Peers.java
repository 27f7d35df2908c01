package org.estuaire.identity.registry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.person.StrictTraits;

/**
 * Source identities that bear one INS, or belong to one person, by what tells them apart: a claim
 * is compared with each {@link Kind} of them once, however many there are of it.
 *
 * <p>Of very many only the first are heard, in the order of their arrival.
 */
final class Peers {

  /** Test identities of a hospital, an INS that stands for an unknown one: more say no more. */
  static final int MOST = 1_000;

  /** A laboratory that knows no identifier makes one with each report. */
  static final int MOST_OF_RECORDS = Neighbourhood.CROWD;

  /**
   * Those whom no rule tells apart.
   *
   * @param stated whether the keeper of the domain, or whoever uses one without keeper, spoke of
   *     them
   */
  record Kind(
      StrictTraits strict,
      Optional<String> ins,
      String domain,
      boolean namesARecord,
      boolean stated,
      UUID person) {

    static Kind of(SourceIdentity identity, UUID person) {
      return new Kind(
          identity.profile().strict(),
          identity.profile().insNumber(),
          identity.key().domain(),
          identity.key().namesARecord(),
          identity.statedAt().isPresent(),
          person);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Kind[…]";
    }
  }

  /** Nobody: never added to. */
  static final Peers NOBODY = new Peers();

  private final Map<Kind, SortedSet<Long>> byKind = new HashMap<>();
  private int records;
  private int others;

  void add(SourceIdentity identity, UUID person) {
    boolean namesARecord = identity.key().namesARecord();
    if (namesARecord ? records == MOST_OF_RECORDS : others == MOST) {
      return;
    }
    if (byKind
        .computeIfAbsent(Kind.of(identity, person), kind -> new TreeSet<>())
        .add(identity.id())) {
      count(namesARecord, 1);
    }
  }

  void remove(SourceIdentity identity, UUID person) {
    Kind kind = Kind.of(identity, person);
    SortedSet<Long> alike = byKind.get(kind);
    if (alike != null && alike.remove(identity.id())) {
      count(kind.namesARecord(), -1);
      if (alike.isEmpty()) {
        byKind.remove(kind);
      }
    }
  }

  private void count(boolean namesARecord, int more) {
    if (namesARecord) {
      records += more;
    } else {
      others += more;
    }
  }

  boolean isEmpty() {
    return byKind.isEmpty();
  }

  /** The different kinds of them. */
  Set<Kind> kinds() {
    return byKind.keySet();
  }

  /** All of them, in no order. */
  Stream<Long> all() {
    return byKind.values().stream().flatMap(Set::stream);
  }

  /** The persons to whom they belong. */
  Set<UUID> persons() {
    return kinds().stream().map(Kind::person).collect(Collectors.toSet());
  }

  /** The first of those of some kinds, but for one. */
  Optional<Long> first(Predicate<Kind> wanted, long butFor) {
    return byKind.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream().filter(id -> id != butFor).limit(1))
        .min(Comparator.naturalOrder());
  }

  /** Those of some kinds in the order of their arrival; of a crowd the first. */
  List<Long> first(Predicate<Kind> wanted, long butFor, int most) {
    return byKind.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream().filter(id -> id != butFor).limit(most))
        .sorted()
        .limit(most)
        .toList();
  }
}
