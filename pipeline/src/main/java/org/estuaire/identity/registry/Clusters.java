package org.estuaire.identity.registry;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.estuaire.identity.registry.Relation.Kind;
import org.estuaire.identity.registry.Relation.Pair;
import org.estuaire.identity.registry.Relation.State;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;

/**
 * Who is one person with whom: persons as the rules and the identity cell made them, brought
 * together by the relations that hold.
 *
 * <p>A relation joins the persons of its two identities, with all that belongs to them, and moves
 * nobody: when it ends, everybody is again where they were. A merge always holds (RNIV 1 lets a
 * domain merge whatever the statuses); a link does not where it would put two INS or two sexes into
 * one person, for links are transitive.
 */
final class Clusters {

  /**
   * A source identity, with the person that it belongs to now and the one that it belongs to when
   * no relation holds. Of what it states only that of which nobody has two: a person may have tens
   * of thousands of members, and all of them are held.
   *
   * @param rank orders persons: the number that the base had first, which no new key changes
   * @param linkId its active link
   * @param links how many it has had
   */
  record Member(
      long id,
      LocalId key,
      Optional<InsMatricule> ins,
      Sex sex,
      UUID person,
      UUID base,
      UUID rank,
      long linkId,
      int links) {

    Member on(UUID other) {
      return new Member(id, key, ins, sex, person, other, other, linkId, links);
    }

    @Override
    public String toString() {
      return "Member[" + id + "]";
    }
  }

  private final Map<LocalId, Member> members = new LinkedHashMap<>();
  private final List<Relation> relations = new ArrayList<>();
  private final Set<Long> parted = new HashSet<>();
  private final PersonNumbers numbers;
  private final Set<UUID> absorbed = new HashSet<>();
  private UnionFind<UUID> persons = new UnionFind<>();

  Clusters(PersonNumbers numbers, Collection<Member> members, Collection<Relation> relations) {
    this.numbers = numbers;
    members.forEach(member -> this.members.put(member.key(), member));
    relations.forEach(relation -> this.relations.add(known(relation)));
    part();
    join();
    for (Relation relation : this.relations) {
      if (relation.active() && relation.kind() == Kind.MERGE) {
        absorbed.add(requireNonNull(this.members.get(relation.subject())).base());
      }
    }
  }

  /** The relations, judged by whom they concern. */
  List<Relation> relations() {
    return relations;
  }

  Collection<Member> members() {
    return members.values();
  }

  Optional<Member> member(LocalId key) {
    return Optional.ofNullable(members.get(key));
  }

  /** Whether the identity left the person of one from which it was parted. */
  boolean left(Member member) {
    return parted.contains(member.id());
  }

  /** All members of the person, by what stands for it. */
  Map<UUID, List<Member>> byRoot() {
    return members.values().stream()
        .collect(Collectors.groupingBy(member -> persons.find(member.base())));
  }

  UUID root(Member member) {
    return persons.find(member.base());
  }

  /** The persons who could be nobody's, by what stands for them. */
  Set<UUID> contradictory() {
    Set<UUID> contradictory = new HashSet<>();
    byRoot()
        .forEach(
            (root, cluster) -> {
              if (contradictory(cluster)) {
                contradictory.add(root);
              }
            });
    return contradictory;
  }

  /** Whether no person could have all of these: two matricules INS, or two sexes. */
  private static boolean contradictory(Collection<Member> members) {
    long numbers =
        members.stream()
            .flatMap(member -> member.ins().stream())
            .filter(ins -> ins.authority() != InsMatricule.Authority.NIA)
            .map(InsMatricule::number)
            .distinct()
            .count();
    long sexes =
        members.stream().map(Member::sex).filter(sex -> sex != Sex.UNKNOWN).distinct().count();
    return numbers > 1 || sexes > 1;
  }

  /**
   * The person that all members of a cluster belong to: a survivor's rather than one that was
   * absorbed.
   */
  UUID personOf(List<Member> cluster) {
    Comparator<Member> order = Comparator.comparing(member -> member.rank().toString());
    return cluster.stream()
        .filter(member -> !absorbed.contains(member.base()))
        .min(order)
        .or(() -> cluster.stream().min(order))
        .orElseThrow()
        .base();
  }

  private Relation known(Relation relation) {
    boolean both = members.containsKey(relation.subject()) && members.containsKey(relation.other());
    return relation.active() && !both ? relation.in(State.PARKED) : relation;
  }

  /** Who was parted and is in one person by a rule leaves it and becomes a person of its own. */
  private void part() {
    Set<Pair> held =
        relations.stream().filter(Relation::active).map(Relation::pair).collect(Collectors.toSet());
    for (Relation relation : relations) {
      Member subject = members.get(relation.subject());
      Member other = members.get(relation.other());
      boolean together = subject != null && other != null && subject.base().equals(other.base());
      if (relation.state() == State.ENDED && together && !held.contains(relation.pair())) {
        LocalId key = requireNonNull(subject).key();
        UUID own =
            numbers.foundedBy(
                new SourceIdentity.LocalKey(key.domain(), key.value()), subject.links());
        members.put(subject.key(), subject.on(own));
        parted.add(subject.id());
      }
    }
  }

  private void join() {
    unite(Kind.MERGE);
    UnionFind<UUID> withoutLinks = persons.copy();
    unite(Kind.LINK);
    Set<UUID> contradictory = contradictory();
    UnionFind<UUID> withAll = persons;
    relations.replaceAll(
        relation ->
            relation.active()
                    && relation.kind() == Kind.LINK
                    && contradictory.contains(
                        withAll.find(requireNonNull(members.get(relation.subject())).base()))
                ? relation.in(State.HELD)
                : relation);
    persons = withoutLinks;
    unite(Kind.LINK);
  }

  private void unite(Kind kind) {
    for (Relation relation : relations) {
      if (relation.active() && relation.kind() == kind) {
        persons.unite(
            requireNonNull(members.get(relation.subject())).base(),
            requireNonNull(members.get(relation.other())).base());
      }
    }
  }

  /** Which things belong together, however long the chain of pairs. */
  private static final class UnionFind<T> {
    private final Map<T, T> parent = new HashMap<>();

    private T find(T thing) {
      T root = thing;
      while (parent.containsKey(root)) {
        root = parent.get(root);
      }
      T at = thing;
      while (!at.equals(root)) {
        at = parent.put(at, root);
      }
      return root;
    }

    private void unite(T one, T other) {
      T a = find(one);
      T b = find(other);
      if (!a.equals(b)) {
        parent.put(a, b);
      }
    }

    private UnionFind<T> copy() {
      UnionFind<T> copy = new UnionFind<>();
      copy.parent.putAll(parent);
      return copy;
    }
  }
}
