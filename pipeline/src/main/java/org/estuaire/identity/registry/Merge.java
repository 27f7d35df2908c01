package org.estuaire.identity.registry;

import org.estuaire.person.NameRules;
import org.estuaire.person.Sex;
import org.estuaire.person.StrictTraits;
import org.estuaire.person.Traits;

/** Puts two statements about one identity together, trait by trait. */
final class Merge {

  private Merge() {}

  /**
   * The preferred traits, and those of the other where the preferred ones state nothing.
   *
   * @param datePrevails take the preferred birth date even where the other one is more precise
   */
  static Traits of(Traits preferred, Traits other, boolean datePrevails) {
    Traits born = datePrevails || moreTelling(preferred, other) ? preferred : other;
    return Traits.UNKNOWN
        .withStrict(
            name(preferred.birthName(), other.birthName()),
            name(preferred.firstGivenName(), other.firstGivenName()),
            (born.birthDate().isPresent() ? born : other).birthDate(),
            preferred.sex() == Sex.UNKNOWN ? other.sex() : preferred.sex(),
            stated(preferred.birthPlace(), other.birthPlace()))
        .withGivenNames(name(preferred.givenNames(), other.givenNames()))
        .withUsed(
            stated(preferred.usedName(), other.usedName()),
            stated(preferred.usedGivenName(), other.usedGivenName()))
        .withUncertainBirthDate((born.birthDate().isPresent() ? born : other).uncertainBirthDate())
        .withNir(stated(preferred.nir(), other.nir()))
        .withContact(
            stated(preferred.address(), other.address()),
            stated(preferred.postcode(), other.postcode()),
            stated(preferred.residence(), other.residence()),
            stated(preferred.phone(), other.phone()))
        .withDeathDate(preferred.deathDate().or(other::deathDate));
  }

  /** Whether the birth date of the preferred one is to be taken: stated, and not vaguer. */
  private static boolean moreTelling(Traits preferred, Traits other) {
    boolean vaguer =
        StrictTraits.of(preferred).weakDate()
            && other.birthDate().isPresent()
            && !StrictTraits.of(other).weakDate();
    return preferred.birthDate().isPresent() && !vaguer;
  }

  /** A placeholder such as SANSNOM never replaces a name. */
  private static String name(String preferred, String other) {
    return NameRules.comparison(preferred).isEmpty() && !other.isEmpty() ? other : preferred;
  }

  private static String stated(String preferred, String other) {
    return preferred.isEmpty() ? other : preferred;
  }
}
