package org.estuaire.identity.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Places;
import org.estuaire.identity.EventKind;
import org.estuaire.person.Claim;
import org.estuaire.person.LocalId;
import org.estuaire.person.trust.StatedTrust;

/**
 * An event of an identity domain: what it says of one of its local identifiers from a moment on, or
 * of two.
 *
 * @param claim for an event about two identities, the one that is absorbed or named first
 * @param other the identity that absorbs, or is named second
 * @param stated status, INS and attributes, which the rules have yet to judge; empty where the
 *     format has judged already
 * @param form in which it came
 * @param places where it stands in what its sender wrote
 */
public record IdentityStatement(
    EventKind event,
    Claim claim,
    Optional<LocalId> other,
    Optional<StatedTrust> stated,
    Form form,
    Places<IdentityField> places)
    implements LaneRecord {

  /** One of which no place is known. */
  public IdentityStatement(
      EventKind event,
      Claim claim,
      Optional<LocalId> other,
      Optional<StatedTrust> stated,
      Form form) {
    this(event, claim, other, stated, form, Places.unknown());
  }

  /** The same with its places. */
  public IdentityStatement at(Places<IdentityField> where) {
    return new IdentityStatement(event, claim, other, stated, form, where);
  }

  /** The same event, its claim judged. */
  IdentityStatement judged(Claim kept) {
    return new IdentityStatement(event, kept, other, Optional.empty(), form, places);
  }

  @Override
  public String key() {
    return claim.localId();
  }

  /** An event about two identifiers, or the end of one, tells nothing of who a person is. */
  @Override
  public boolean statesAPerson() {
    return other.isEmpty() && event != EventKind.DEACTIVATE;
  }

  @Override
  public List<ContentLine> content() {
    return List.of(ContentLine.of(event.name(), claim.status().name()));
  }

  /** The identity that the event speaks of first. */
  LocalId subject() {
    return new LocalId(claim.domain(), claim.localId());
  }

  /** When it happened at the source. */
  public Instant eventAt() {
    return claim.statedAt();
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "IdentityStatement[…]";
  }
}
