package org.estuaire.identity.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.estuaire.person.InsMatricule;

/**
 * When equal traits alone link an identity that is new to the registry to a person (RNIV 1,
 * automatic attachment of an identity received by flow).
 *
 * <p>All five mandatory strict traits are equal, and besides: exactly one person of the registry
 * has them (else homonyms), the person is adult (minors only by hand), nobody is fictive, douteuse,
 * anonymous or a proven homonym, no two INS differ, and a complementary trait is equal. The NIR is
 * a strong one and is also compared with the digits of an INS; telephone or address with postcode
 * only count where the birth date is not one that stands for an unknown date, and where at least
 * one side has checked a civil document (validée or qualifiée).
 *
 * <p>RNIV adds that a <em>provisoire</em> identity that is received always gives a new local
 * identity. It does here: no claim is ever written into the identity of another source. The link is
 * a rapprochement between identities that stay apart and can be undone; for two provisional ones it
 * takes the strong trait.
 */
final class TraitsRule {

  private static final int ADULT = 18;

  private TraitsRule() {}

  /**
   * @param person all source identities of the only person with the same five traits
   */
  static Optional<LinkRule> links(Profile newcomer, Instant statedAt, List<SourceIdentity> person) {
    List<Profile> others = person.stream().map(SourceIdentity::profile).toList();
    if (!adult(newcomer, statedAt) || doubtful(newcomer) || contradicted(newcomer, others)) {
      return Optional.empty();
    }
    if (others.stream().anyMatch(other -> sameNir(newcomer, other))) {
      return Optional.of(LinkRule.TRAITS_AND_NIR);
    }
    boolean contactCounts =
        !newcomer.strict().weakDate()
            && (newcomer.proofChecked() || others.stream().anyMatch(Profile::proofChecked));
    return contactCounts && others.stream().anyMatch(other -> sameContact(newcomer, other))
        ? Optional.of(LinkRule.TRAITS_AND_CONTACT)
        : Optional.empty();
  }

  private static boolean adult(Profile profile, Instant on) {
    // Of age everywhere: a day later than in the zone that comes last.
    LocalDate majority = LocalDate.ofInstant(on, ZoneOffset.UTC).minusDays(1).minusYears(ADULT);
    return profile.strict().birthDate().filter(born -> !born.isAfter(majority)).isPresent();
  }

  private static boolean doubtful(Profile profile) {
    return profile.distrusted()
        || profile.provenHomonym()
        || profile.strict().namesSayTooLittle()
        || profile.strict().namesMayBeARest();
  }

  private static boolean contradicted(Profile newcomer, List<Profile> others) {
    return others.stream()
        .anyMatch(
            other ->
                doubtful(other)
                    || other.otherIns(newcomer)
                    || !other.strict().contradictions(newcomer.strict()).isEmpty());
  }

  private static boolean sameNir(Profile one, Profile other) {
    String mine = one.nirKey();
    String theirs = other.nirKey();
    return equal(mine, theirs)
        || equal(mine, other.ins().map(InsMatricule::number).orElse(""))
        || equal(theirs, one.ins().map(InsMatricule::number).orElse(""));
  }

  private static boolean sameContact(Profile one, Profile other) {
    return equal(one.phoneKey(), other.phoneKey()) || equal(one.addressKey(), other.addressKey());
  }

  private static boolean equal(String one, String other) {
    return !one.isEmpty() && one.equals(other);
  }
}
