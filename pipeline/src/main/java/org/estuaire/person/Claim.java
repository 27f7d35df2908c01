package org.estuaire.person;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a record says about a person: identifiers and traits, as stated by the source.
 *
 * @param domain the identification domain that issued the local identifier (OID or partner code)
 * @param localId the person's identifier in that domain; a record without one gives a key of its
 *     own that no other person can share (for example {@code report:<number>}), so that doubt makes
 *     a duplicate, never a collision
 * @param ins the matricule INS, present only when the source states it as qualified (PID-32 VALI,
 *     status QUAL)
 * @param attributes RNIV attributes and HL7 table 0445 codes: {@code HOMA}, {@code FICT}, {@code
 *     DOUT}, {@code ANOM}, {@code CACH}, {@code USUR} …
 * @param statedAt when the source made this statement: an older one never overwrites a newer one
 * @param formerIns the 13 characters of the INS that the source says it has replaced or taken away
 *     (PAM: A47)
 */
public record Claim(
    String domain,
    String localId,
    Traits traits,
    Optional<InsMatricule> ins,
    IdentityStatus status,
    Set<String> attributes,
    Instant statedAt,
    Optional<String> formerIns) {

  private static final int INS_LENGTH = 13;
  private static final String REPORT = "report:";
  private static final String ADMISSION = "entree:";
  private static final String COLLISION = "collision:";

  /** {@link #namesARecord} as a regular expression, for the database. */
  public static final String NAMING_A_RECORD = "^(report|entree|collision):";

  public Claim {
    attributes = Set.copyOf(attributes);
  }

  /** What a source states that says nothing of how far it trusts it. */
  public static Claim of(LocalId who, Traits traits, Instant statedAt) {
    return new Claim(
        who.domain(),
        who.value(),
        traits,
        Optional.empty(),
        IdentityStatus.PROVISIONAL,
        Set.of(),
        statedAt);
  }

  /** A claim that replaces no INS. */
  public Claim(
      String domain,
      String localId,
      Traits traits,
      Optional<InsMatricule> ins,
      IdentityStatus status,
      Set<String> attributes,
      Instant statedAt) {
    this(domain, localId, traits, ins, status, attributes, statedAt, Optional.empty());
  }

  /**
   * Whether the local identifier names one report or admission instead of a patient, because its
   * source knew no identifier of the person.
   */
  public boolean namesARecord() {
    return namesARecord(localId);
  }

  /** The same of any local identifier. */
  public static boolean namesARecord(String localId) {
    return localId.startsWith(REPORT)
        || localId.startsWith(ADMISSION)
        || localId.startsWith(COLLISION);
  }

  /** The local identifier of somebody whom nothing names but a report about them. */
  public static String ofReport(String number) {
    return REPORT + number;
  }

  /** The same of somebody whom nothing names but an admission. */
  public static String ofAdmission(String number) {
    return ADMISSION + number;
  }

  /**
   * The local identifier of whom a record speaks that its own identifier does not name: the
   * identity cell refused to take them for the same person.
   */
  public static String apart(long reviewItem) {
    return COLLISION + reviewItem;
  }

  /** This claim with other traits. */
  public Claim withTraits(Traits others) {
    return new Claim(domain, localId, others, ins, status, attributes, statedAt, formerIns);
  }

  /** This claim under another number of the same domain. */
  public Claim withLocalId(String other) {
    return new Claim(domain, other, traits, ins, status, attributes, statedAt, formerIns);
  }

  /** This claim, stated at another time. */
  public Claim statedAt(Instant other) {
    return new Claim(domain, localId, traits, ins, status, attributes, other, formerIns);
  }

  /**
   * This claim, which says that another INS is no longer the person's.
   *
   * @param former with its key or without; what is shorter is none
   */
  public Claim replacingIns(String former) {
    return former.length() < INS_LENGTH
        ? this
        : new Claim(
            domain,
            localId,
            traits,
            ins,
            status,
            attributes,
            statedAt,
            Optional.of(former.substring(0, INS_LENGTH)));
  }

  /** The same claim of another local identifier. */
  public Claim under(LocalId other) {
    return new Claim(
        other.domain(), other.value(), traits, ins, status, attributes, statedAt, formerIns);
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "Claim[…]";
  }
}
