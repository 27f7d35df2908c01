package org.estuaire.person;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The strict traits of an identity in the form in which they are compared (RNIV 1).
 *
 * <p>A trait that is not stated neither confirms nor contradicts. Differences of hyphen,
 * apostrophe, accent and case are none. The birth place and the further given names may differ
 * without contradiction: RNIV lets an identity be qualified in spite of them. A name that says too
 * little (SANSNOM, an initial, signs) never makes two identities the same.
 *
 * @param name birth name
 * @param given first given name
 * @param givenList whole list of given names
 * @param uncertainDate the source says that the date was completed or estimated
 * @param place COG code, empty when unknown
 * @param perhapsCut kept by an earlier version, which cut letters that French names lack
 */
public record StrictTraits(
    PersonName name,
    PersonName given,
    PersonName givenList,
    Optional<LocalDate> birthDate,
    boolean uncertainDate,
    Sex sex,
    String place,
    boolean perhapsCut) {

  /** The traits on which two identities can contradict each other. */
  public enum Trait {
    NAME,
    GIVEN_NAME,
    BIRTH_DATE,
    SEX
  }

  /** COG code for a birth place that nobody knows. */
  private static final String UNKNOWN_PLACE = "99999";

  /** Codes of birth places abroad begin so. */
  private static final String ABROAD = "99";

  public static StrictTraits of(Traits traits) {
    return of(traits, false);
  }

  public static StrictTraits of(Traits traits, boolean perhapsCut) {
    return new StrictTraits(
        PersonName.of(traits.birthName()),
        PersonName.of(traits.firstGivenName()),
        PersonName.of(traits.givenNames()),
        traits.birthDate(),
        traits.uncertainBirthDate(),
        traits.sex(),
        traits.birthPlace().equals(UNKNOWN_PLACE) ? "" : traits.birthPlace(),
        perhapsCut);
  }

  /** The traits that both state and on which they can't be the same person. */
  public Set<Trait> contradictions(StrictTraits other) {
    Set<Trait> found = contradictoryNames(other);
    if (!found.isEmpty() && (perhapsCut || other.perhapsCut)) {
      found = asKept(other).contradictoryNames(other.asKept(this));
    }
    if (birthDate.isPresent() && other.birthDate.isPresent() && !datesAgree(other)) {
      found.add(Trait.BIRTH_DATE);
    }
    if (sex != Sex.UNKNOWN && other.sex != Sex.UNKNOWN && sex != other.sex) {
      found.add(Trait.SEX);
    }
    return found;
  }

  private Set<Trait> contradictoryNames(StrictTraits other) {
    Set<Trait> found = EnumSet.noneOf(Trait.class);
    if (name.contradicts(other.name)) {
      found.add(Trait.NAME);
    }
    if (given.contradicts(other.given) && !givenNamesAgree(other)) {
      found.add(Trait.GIVEN_NAME);
    }
    return found;
  }

  /** The names as they would have been kept beside the other's. */
  private StrictTraits asKept(StrictTraits other) {
    boolean same = perhapsCut || !other.perhapsCut;
    return same
        ? this
        : new StrictTraits(
            name.cut(), given.cut(), givenList.cut(), birthDate, uncertainDate, sex, place, true);
  }

  /** Whether all five mandatory traits are stated, and the names tell something. */
  public boolean complete() {
    return name.telling()
        && given.telling()
        && birthDate.isPresent()
        && sex != Sex.UNKNOWN
        && !place.isEmpty();
  }

  /** Whether a name is stated that is too little to tell who somebody is. */
  public boolean namesSayTooLittle() {
    return name.saysTooLittle() || given.saysTooLittle();
  }

  /**
   * Whether the names may be the rest of others: kept by an earlier version, of somebody born
   * abroad. French civil documents know no letters but those of French.
   */
  public boolean namesMayBeARest() {
    return perhapsCut && (place.isEmpty() || place.startsWith(ABROAD));
  }

  /**
   * Whether both state all five mandatory traits, and the same. Two first given names are the same
   * when equal, or when each begins the other's stated list ({@code MARIE} and {@code MARIE-CECILE}
   * of {@code MARIE CECILE JEANNE}); so never those of twins.
   */
  public boolean sameFive(StrictTraits other) {
    return complete()
        && other.complete()
        && name.same(other.name)
        && birthDate.equals(other.birthDate)
        && sex == other.sex
        && place.equals(other.place)
        && sameGivenName(other);
  }

  /**
   * Whether the birth date proves little: said to be uncertain, or one of the days that stand for
   * an unknown one (31 December, 1 January).
   */
  public boolean weakDate() {
    return uncertainDate || birthDate.filter(StrictTraits::standsForUnknown).isPresent();
  }

  private boolean sameGivenName(StrictTraits other) {
    boolean eachBeginsTheOther =
        NameRules.begins(given.key(), other.givenList.key())
            && NameRules.begins(other.given.key(), givenList.key());
    return given.same(other.given) || eachBeginsTheOther;
  }

  private boolean givenNamesAgree(StrictTraits other) {
    boolean bothNamed = !given.key().isEmpty() && !other.given.key().isEmpty();
    return bothNamed && (given.begins(other.wholeList()) || other.given.begins(wholeList()));
  }

  private PersonName wholeList() {
    return givenList.key().isEmpty() ? given : givenList;
  }

  /** A date that stands for an unknown one agrees with every date of its year (RNIV 1, dates). */
  private boolean datesAgree(StrictTraits other) {
    LocalDate one = birthDate.orElseThrow();
    LocalDate two = other.birthDate.orElseThrow();
    boolean sameYear = one.getYear() == two.getYear();
    return one.equals(two) || sameYear && (incomplete(one, two) || other.incomplete(two, one));
  }

  private boolean incomplete(LocalDate mine, LocalDate precise) {
    if (standsForUnknown(mine)) {
      return true;
    }
    boolean onlyDayUnknown = mine.getDayOfMonth() == 1 && mine.getMonth() == precise.getMonth();
    boolean onlyMonthUnknown =
        mine.getMonthValue() == 1 && mine.getDayOfMonth() == precise.getDayOfMonth();
    return uncertainDate && (onlyDayUnknown || onlyMonthUnknown);
  }

  private static boolean standsForUnknown(LocalDate date) {
    return date.getDayOfMonth() == 31 && date.getMonthValue() == 12
        || date.getDayOfMonth() == 1 && date.getMonthValue() == 1;
  }

  /** Says nothing: traits identify a person. */
  @Override
  public String toString() {
    return "StrictTraits[…]";
  }
}
