package org.estuaire.identity.registry;

import java.time.Instant;
import org.estuaire.person.LocalId;

/**
 * What the events about two identities come to: a row of {@code identity.relation}.
 *
 * @param subject the one that is absorbed, or named first by the event that holds
 * @param since time of that event
 */
public record Relation(
    Kind kind,
    LocalId subject,
    LocalId other,
    State state,
    Instant since,
    String saidBy,
    String reason) {

  /** Merges have a survivor and stay within a domain; links have two equal sides. */
  public enum Kind {
    MERGE,
    LINK
  }

  /** Whether a relation holds, and what keeps it from doing so. */
  public enum State {
    ACTIVE,
    /** One of both is not known yet; takes effect when it is. */
    PARKED,
    /** Would close a ring of merges. */
    CYCLE,
    /** Would bring identities together that contradict each other. */
    HELD,
    /** Undone; no rule links the pair again. */
    ENDED
  }

  /** Two identities, whichever comes first. */
  record Pair(LocalId one, LocalId two) {

    static Pair of(LocalId one, LocalId two) {
      int order = one.domain().compareTo(two.domain());
      boolean inOrder = order < 0 || order == 0 && one.value().compareTo(two.value()) <= 0;
      return inOrder ? new Pair(one, two) : new Pair(two, one);
    }

    @Override
    public String toString() {
      return "Pair[…]";
    }
  }

  static Relation of(RelationEvent event, Kind kind, State state) {
    return new Relation(
        kind, event.subject(), event.other(), state, event.at(), event.saidBy(), event.reason());
  }

  Relation in(State next) {
    return new Relation(kind, subject, other, next, since, saidBy, reason);
  }

  Pair pair() {
    return Pair.of(subject, other);
  }

  boolean active() {
    return state == State.ACTIVE;
  }

  /** Without the content: it concerns patients. */
  @Override
  public String toString() {
    return "Relation[" + kind + " " + state + "]";
  }
}
