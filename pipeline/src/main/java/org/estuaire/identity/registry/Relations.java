package org.estuaire.identity.registry;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.identity.registry.Clusters.Member;
import org.estuaire.identity.registry.Relation.Kind;
import org.estuaire.identity.registry.Relation.State;
import org.estuaire.identity.registry.RelationWriter.Move;
import org.estuaire.person.LocalId;

/**
 * Brings persons to the state that the recorded events about two identities prescribe. Whatever
 * arrives, in whatever order: the events that hang together with it are folded again by their own
 * times, and who has to belong elsewhere gets another link. Works in the caller's transaction.
 */
public final class Relations {

  /** Members of a person that one item names: more of them say nothing new. */
  private static final int MOST_NAMED = 100;

  private Relations() {}

  /**
   * Settles all events that hang together with these identities. An identity that has just become
   * known may be what a parked merge waits for.
   */
  public static void settle(Connection tx, PersonNumbers numbers, Collection<LocalId> touched)
      throws SQLException {
    if (touched.isEmpty()) {
      return;
    }
    RegistryLock.take(tx);
    Collection<RelationEvent> events = RelationStore.connected(tx, touched);
    if (events.isEmpty()) {
      return;
    }
    List<Relation> folded = RelationFold.of(events);
    Set<LocalId> ends = ends(folded);
    List<Member> members = RelationStore.members(tx, ends);
    Set<LocalId> everybody = new HashSet<>(ends);
    members.forEach(member -> everybody.add(member.key()));
    List<Relation> before = RelationStore.relations(tx, everybody);
    List<Relation> now = new ArrayList<>(folded);
    before.stream().filter(relation -> !ends.contains(relation.subject())).forEach(now::add);
    Clusters clusters = new Clusters(numbers, members, now);
    RelationWriter.relations(tx, before, clusters.relations());
    RelationWriter.moves(tx, moves(clusters));
    report(tx, clusters, before);
  }

  private static Set<LocalId> ends(Collection<Relation> relations) {
    return relations.stream()
        .flatMap(relation -> Stream.of(relation.subject(), relation.other()))
        .collect(Collectors.toSet());
  }

  private static List<Move> moves(Clusters clusters) {
    Map<UUID, Relation> newest = newestByRoot(clusters);
    List<Move> moves = new ArrayList<>();
    clusters
        .byRoot()
        .forEach(
            (root, cluster) -> {
              UUID person = clusters.personOf(cluster);
              Relation because = newest.getOrDefault(root, clusters.relations().get(0));
              for (Member member : cluster) {
                if (!member.person().equals(person) || clusters.left(member)) {
                  moves.add(
                      new Move(member, person, rule(clusters, member, person, because), because));
                }
              }
            });
    return moves;
  }

  private static String rule(Clusters clusters, Member member, UUID person, Relation because) {
    if (!person.equals(member.base())) {
      return because.kind() == Kind.MERGE ? "MERGED" : "LINKED";
    }
    return clusters.left(member) ? "UNLINKED" : "RESTORED";
  }

  /** For each cluster the newest relation that concerns one of its members. */
  private static Map<UUID, Relation> newestByRoot(Clusters clusters) {
    Map<UUID, Relation> newest = new HashMap<>();
    clusters.relations().stream()
        .sorted(Comparator.comparing(Relation::since))
        .forEach(
            relation ->
                Stream.of(relation.subject(), relation.other())
                    .flatMap(end -> clusters.member(end).stream())
                    .forEach(member -> newest.put(clusters.root(member), relation)));
    return newest;
  }

  /** Tells the identity cell of what came to be doubtful, once. */
  private static void report(Connection tx, Clusters clusters, List<Relation> before)
      throws SQLException {
    Set<Relation> known = new HashSet<>(before);
    Map<UUID, List<Member>> byRoot = clusters.byRoot();
    Set<UUID> contradictory = clusters.contradictory();
    for (Relation relation : clusters.relations()) {
      List<Member> sides =
          Stream.of(relation.subject(), relation.other())
              .flatMap(end -> clusters.member(end).stream())
              .toList();
      if (known.contains(relation) || sides.isEmpty()) {
        continue;
      }
      if (relation.state() == State.CYCLE) {
        RelationWriter.doubt(tx, ReviewKind.MERGE_CYCLE, relation, sides);
      } else if (relation.state() == State.HELD) {
        RelationWriter.doubt(tx, ReviewKind.TRAITS_DISAGREE, relation, sides);
      } else if (sides.size() == 2) {
        UUID root = clusters.root(sides.get(0));
        boolean together = root.equals(clusters.root(sides.get(1)));
        if (relation.state() == State.ENDED && together) {
          RelationWriter.doubt(
              tx,
              ReviewKind.PARTED_BUT_LINKED,
              relation,
              named(sides, requireNonNull(byRoot.get(root))));
        } else if (relation.active() && contradictory.contains(root)) {
          RelationWriter.doubt(
              tx,
              ReviewKind.TRAITS_DISAGREE,
              relation,
              named(sides, requireNonNull(byRoot.get(root))));
        }
      }
    }
  }

  /** The two and those of their person; of very many the first. */
  private static Set<Member> named(List<Member> sides, List<Member> cluster) {
    Set<Member> named = new LinkedHashSet<>();
    cluster.stream().limit(MOST_NAMED).forEach(named::add);
    sides.stream().filter(side -> cluster.size() > MOST_NAMED).forEach(named::add);
    return named;
  }
}
