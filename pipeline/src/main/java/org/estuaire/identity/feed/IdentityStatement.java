package org.estuaire.identity.feed;

import java.time.Instant;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.identity.Claim;

/**
 * An event of an identity server: what it says of one of its local identifiers from a moment on.
 *
 * @param event {@code CREATE} or {@code UPDATE} once normalised
 * @param stated what the claim is made of once the rules have judged it
 */
public record IdentityStatement(String event, Claim claim, Stated stated) implements LaneRecord {

  /** Texts of the row that the rules judge together. */
  record Stated(String ins, String insKey, String insOid, String attributes) {

    /** Says nothing: the number identifies a person. */
    @Override
    public String toString() {
      return "Stated[…]";
    }
  }

  @Override
  public String key() {
    return claim.localId();
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
