package org.estuaire.identity.matching;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.Trust;

/**
 * One identity of a domain, as it enters a reconciliation.
 *
 * @param key the caller's number of it, unique in its domain
 * @param birth {@code yyyyMMdd} as stated, also where the calendar has no such day (lunar dates,
 *     day or month 00); 0 when not stated
 * @param ins 13 characters, only of a qualified identity; empty otherwise
 * @param complement second line of the address
 * @param proofChecked a civil document was checked (RNIV 1: validée or qualifiée)
 * @param distrusted fictive, douteuse, anonymous, hidden or usurped
 * @param provenHomonym known to share strict traits with another person, or to have names that may
 *     be another person's
 */
public record MatchEntry(
    long key,
    Traits traits,
    int birth,
    String ins,
    String complement,
    boolean proofChecked,
    boolean distrusted,
    boolean provenHomonym) {

  public static MatchEntry of(
      long key,
      Traits traits,
      Optional<InsMatricule> ins,
      IdentityStatus status,
      Set<String> attributes) {
    boolean distrusted = Trust.distrusted(attributes);
    return new MatchEntry(
        key,
        traits,
        traits.birthDate().map(MatchEntry::digits).orElse(0),
        distrusted ? "" : ins.map(InsMatricule::number).orElse(""),
        "",
        status == IdentityStatus.VALIDATED || status == IdentityStatus.QUALIFIED,
        distrusted,
        Trust.provenHomonym(attributes));
  }

  /** The same, whose names may be the rest of another person's: it is never linked by rule. */
  public MatchEntry withNamesOfOthers() {
    return new MatchEntry(key, traits, birth, ins, complement, proofChecked, distrusted, true);
  }

  /** The same with a birth date that the calendar need not have. */
  public MatchEntry bornOn(int digits) {
    return new MatchEntry(
        key, traits, digits, ins, complement, proofChecked, distrusted, provenHomonym);
  }

  public MatchEntry withComplement(String line) {
    return new MatchEntry(key, traits, birth, ins, line, proofChecked, distrusted, provenHomonym);
  }

  private static int digits(LocalDate date) {
    return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "MatchEntry[" + key + "]";
  }
}
