package org.estuaire.person.trust;

import java.util.Optional;
import java.util.Set;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;

/**
 * How far an identity is trusted.
 *
 * @param ins only of a qualified identity that nothing makes doubtful
 * @param attributes codes of table 0445 that are no status: {@code HOMA}, {@code DOUT} …
 */
public record Trust(IdentityStatus status, Optional<InsMatricule> ins, Set<String> attributes) {

  /** Fictive, douteuse, anonymous, hidden, usurped: nothing is ever concluded from such traits. */
  private static final Set<String> DISTRUSTED = Set.of("FICT", "DOUT", "ANOM", "CACH", "USUR");

  /** A person known to share strict traits with another one. */
  private static final String HOMONYM = "HOMA";

  public Trust {
    attributes = Set.copyOf(attributes);
  }

  /**
   * Whether an identity with these attributes is provisional, without INS, and linked by no rule.
   */
  public static boolean distrusted(Set<String> attributes) {
    return attributes.stream().anyMatch(DISTRUSTED::contains);
  }

  /** Whether equal traits prove nothing, because another person has them. */
  public static boolean provenHomonym(Set<String> attributes) {
    return attributes.contains(HOMONYM);
  }

  /** A claim with the status, INS and attributes that it may have. */
  public Claim in(Claim claim) {
    return new Claim(
        claim.domain(),
        claim.localId(),
        claim.traits(),
        ins,
        status,
        attributes,
        claim.statedAt(),
        claim.formerIns());
  }

  /** Says nothing: the number identifies a person. */
  @Override
  public String toString() {
    return "Trust[" + status + "]";
  }
}
