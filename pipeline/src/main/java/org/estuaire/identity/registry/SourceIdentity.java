package org.estuaire.identity.registry;

import java.time.Instant;
import java.util.Optional;
import org.estuaire.identity.IdentityResolver.Statement;
import org.estuaire.person.Claim;
import org.estuaire.person.LocalId;

/**
 * A row of {@code identity.source_identity}: what is known of one local identifier of one domain.
 *
 * @param partner the first that spoke of it
 * @param statedAt when the owner of the domain last spoke of it; empty while only guests have
 * @param version 1 at first, one more with each change of the profile
 */
record SourceIdentity(
    long id,
    String partner,
    LocalKey key,
    Profile profile,
    Optional<Instant> statedAt,
    int version,
    Origin first,
    Origin last) {

  /** A local identifier within its domain. */
  record LocalKey(String domain, String localId) {

    /** Longer ones don't fit into an index, and no identifier of a person is that long. */
    private static final int LONGEST = 250;

    /**
     * Whether the registry can keep it: not too long, nothing but visible characters and blanks.
     */
    boolean usable() {
      return fits(domain) && fits(localId);
    }

    LocalId publicly() {
      return new LocalId(domain, localId);
    }

    private static boolean fits(String text) {
      return !text.isBlank()
          && text.length() <= LONGEST
          && text.codePoints().allMatch(c -> !Character.isISOControl(c) && !isSurrogate(c));
    }

    private static boolean isSurrogate(int codePoint) {
      return Character.getType(codePoint) == Character.SURROGATE;
    }

    /** Two of these in one domain are no duplicate: each names a report or admission. */
    boolean namesARecord() {
      return Claim.namesARecord(localId);
    }

    @Override
    public String toString() {
      return "LocalKey[…]";
    }
  }

  /** The record that said something. */
  record Origin(long deliveryId, int ordinal) {

    static Origin of(Statement statement) {
      return new Origin(statement.deliveryId(), statement.ordinal());
    }
  }

  SourceIdentity stating(Profile next, Optional<Instant> at, Origin by) {
    return profile.saysTheSame(next)
        ? new SourceIdentity(id, partner, key, next, at, version, first, last)
        : new SourceIdentity(id, partner, key, next, at, version + 1, first, by);
  }

  @Override
  public String toString() {
    return "SourceIdentity[" + id + "]";
  }
}
