package org.estuaire.identity.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.estuaire.identity.Claim;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.InsKey;
import org.estuaire.identity.NameRules;
import org.estuaire.identity.Traits;
import org.estuaire.terminology.PlaceCode;

/** Traits in the form in which RNIV 1 has them kept, and the rules that they obey. */
final class TraitRules {

  private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

  /** Commune or country of the Code officiel géographique, of whatever year. */

  /** Clocks of senders differ, and some write their local time as if it were another one. */
  private static final Duration TOLERANCE = Duration.ofDays(1);

  private final Clock clock;

  TraitRules(Clock clock) {
    this.clock = clock;
  }

  /** The traits of a claim as they are kept. */
  Traits judge(Claim claim, Verdict verdict) {
    Traits stated = claim.traits();
    // A statement from the future would keep every later one from being heard.
    if (claim.statedAt().isAfter(clock.instant().plus(TOLERANCE))) {
      verdict.add(IdentityFinding.EVENT_IN_FUTURE, IdentityCsv.DATE_EVENEMENT, "");
    }
    checkDates(stated, claim.statedAt().atZone(FRANCE).toLocalDate(), verdict);
    if (!PlaceCode.looksLikeCommune(stated.birthPlace())) {
      verdict.add(
          IdentityFinding.BIRTH_PLACE_SHAPE, IdentityCsv.LIEU_NAISSANCE, stated.birthPlace());
    }
    String name = NameRules.birthName(stated.birthName());
    String given = NameRules.givenName(stated.firstGivenName());
    return stated
        .withStrict(name, given, stated.birthDate(), stated.sex(), stated.birthPlace())
        .withGivenNames(givenNames(stated, verdict))
        .withUsed(
            different(NameRules.usedName(stated.usedName()), name),
            different(NameRules.written(stated.usedGivenName()), given))
        .withNir(nir(stated, verdict));
  }

  private static void checkDates(Traits stated, LocalDate event, Verdict verdict) {
    Optional<LocalDate> born = stated.birthDate();
    if (born.filter(date -> date.isAfter(event)).isPresent()) {
      verdict.add(IdentityFinding.BIRTH_AFTER_EVENT, IdentityCsv.DATE_NAISSANCE, "");
    }
    if (stated.deathDate().filter(died -> born.filter(died::isBefore).isPresent()).isPresent()) {
      verdict.add(IdentityFinding.DEATH_BEFORE_BIRTH, IdentityCsv.DATE_DECES, "");
    }
  }

  private static String givenNames(Traits stated, Verdict verdict) {
    String first = NameRules.comparison(stated.firstGivenName());
    String list = NameRules.comparison(stated.givenNames());
    if (list.isEmpty() || NameRules.begins(first, list)) {
      return NameRules.written(stated.givenNames());
    }
    verdict.add(IdentityFinding.FIRST_NAME_NOT_IN_LIST, IdentityCsv.PRENOMS, stated.givenNames());
    return "";
  }

  /** A used name is one that differs from that of birth. */
  private static String different(String used, String ofBirth) {
    return used.equals(ofBirth) ? "" : used;
  }

  private static String nir(Traits stated, Verdict verdict) {
    if (stated.nir().isEmpty() || InsKey.hasShape(stated.nir())) {
      return stated.nir();
    }
    verdict.add(IdentityFinding.NIR_SHAPE, IdentityCsv.NIR, stated.nir());
    return "";
  }
}
