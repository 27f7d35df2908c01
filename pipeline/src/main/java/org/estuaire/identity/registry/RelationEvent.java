package org.estuaire.identity.registry;

import java.time.Instant;
import java.util.Comparator;
import org.estuaire.identity.EventKind;
import org.estuaire.person.LocalId;

/**
 * An event about two identities, as it is recorded.
 *
 * @param subject the one that is absorbed, or named first
 * @param saidBy who decided by hand, empty for an event of a feed
 */
record RelationEvent(
    EventKind kind, LocalId subject, LocalId other, Instant at, String saidBy, String reason) {

  /** By time; events at one time in an order that does not depend on their arrival. */
  static final Comparator<RelationEvent> IN_TIME =
      Comparator.comparing(RelationEvent::at)
          .thenComparing(RelationEvent::kind)
          .thenComparing(event -> event.subject().domain())
          .thenComparing(event -> event.subject().value())
          .thenComparing(event -> event.other().domain())
          .thenComparing(event -> event.other().value());

  /** Without the content: it concerns patients. */
  @Override
  public String toString() {
    return "RelationEvent[" + kind + "]";
  }
}
