package org.estuaire.identity.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.estuaire.exchange.TextFinding;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.DamagedNames;
import org.estuaire.person.InsKey;
import org.estuaire.person.NameRules;
import org.estuaire.person.StatedDay;
import org.estuaire.person.Traits;
import org.estuaire.terminology.Communes;

/**
 * Traits in the form in which RNIV 1 has them kept, and the rules that they obey (RNIV 1, v2.0: the
 * strict traits and how they are written; dates that are not wholly known).
 */
final class TraitRules {

  /** Clocks of senders differ, and some write their local time as if it were another one. */
  private static final Duration TOLERANCE = Duration.ofDays(1);

  private static final Pattern ABBREVIATION = Pattern.compile("(?:^|[ -])STE?(?=[ -])");

  private final Clock clock;
  private final BirthPlaceRule place;

  TraitRules(Clock clock, Communes communes) {
    this.clock = clock;
    this.place = new BirthPlaceRule(communes);
  }

  /** A statement from the future would keep every later one from being heard. */
  void judgeTime(Claim claim, Instant received, Verdict verdict) {
    Instant known = received.isBefore(clock.instant()) ? received : clock.instant();
    if (claim.statedAt().isAfter(known.plus(TOLERANCE))) {
      verdict.add(IdentityFinding.EVENT_IN_FUTURE, IdentityField.EVENT_TIME, "");
    }
  }

  /** The traits of a claim as they are kept. */
  Traits judge(Claim claim, Verdict verdict) {
    Traits stated = claim.traits();
    checkDates(stated, claim.statedAt(), verdict);
    checkPresence(stated, verdict);
    DamagedNames.of(stated)
        .forEach(name -> verdict.add(TextFinding.NAME_DAMAGED, fieldOf(name, stated), name));
    place.check(stated, verdict);
    if (ABBREVIATION.matcher(NameRules.written(stated.birthName())).find()) {
      verdict.add(IdentityFinding.NAME_ABBREVIATED, IdentityField.BIRTH_NAME, stated.birthName());
    }
    if (NameRules.hasMention(stated.usedName())) {
      verdict.add(IdentityFinding.MENTION_IN_USED_NAME, IdentityField.USED_NAME, stated.usedName());
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

  private static IdentityField fieldOf(String name, Traits stated) {
    if (name.equals(stated.birthName())) {
      return IdentityField.BIRTH_NAME;
    }
    if (name.equals(stated.firstGivenName())) {
      return IdentityField.GIVEN_NAME;
    }
    return name.equals(stated.givenNames()) ? IdentityField.GIVEN_NAMES : IdentityField.USED_NAME;
  }

  /** RNIV 1: nobody is registered without birth name, first given name, birth date and sex. */
  private static void checkPresence(Traits stated, Verdict verdict) {
    checkName(stated.birthName(), IdentityField.BIRTH_NAME, verdict);
    checkName(stated.firstGivenName(), IdentityField.GIVEN_NAME, verdict);
    if (stated.birthDate().isEmpty()) {
      verdict.add(IdentityFinding.STRICT_TRAIT_MISSING, IdentityField.BIRTH_DATE, "");
    }
  }

  private static void checkName(String name, IdentityField field, Verdict verdict) {
    if (name.isBlank()) {
      verdict.add(IdentityFinding.STRICT_TRAIT_MISSING, field, "");
    } else if (!NameRules.hasLetter(name)) {
      verdict.add(IdentityFinding.NAME_WITHOUT_LETTER, field, name);
    } else if (NameRules.comparison(name).isEmpty()) {
      verdict.add(IdentityFinding.NO_NAME_KNOWN, field, name);
    } else if (NameRules.beyondFrench(name)) {
      verdict.add(IdentityFinding.LETTERS_BEYOND_FRENCH, field, name);
    }
  }

  private static void checkDates(Traits stated, Instant event, Verdict verdict) {
    Optional<LocalDate> born = stated.birthDate();
    if (born.map(date -> new StatedDay(date, stated.uncertainBirthDate()))
        .filter(day -> day.liesAhead(event))
        .isPresent()) {
      verdict.add(IdentityFinding.BIRTH_AFTER_EVENT, IdentityField.BIRTH_DATE, "");
    }
    if (stated.deathDate().filter(died -> born.filter(died::isBefore).isPresent()).isPresent()) {
      verdict.add(IdentityFinding.DEATH_BEFORE_BIRTH, IdentityField.DEATH_DATE, "");
    }
  }

  private static String givenNames(Traits stated, Verdict verdict) {
    String first = NameRules.comparison(stated.firstGivenName());
    String list = NameRules.comparison(stated.givenNames());
    if (list.isEmpty() || NameRules.begins(first, list)) {
      return NameRules.written(stated.givenNames());
    }
    verdict.add(
        IdentityFinding.FIRST_NAME_NOT_IN_LIST, IdentityField.GIVEN_NAMES, stated.givenNames());
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
    verdict.add(IdentityFinding.NIR_SHAPE, IdentityField.NIR, stated.nir());
    return "";
  }
}
