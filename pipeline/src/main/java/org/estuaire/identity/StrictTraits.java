package org.estuaire.identity;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The strict traits of an identity in the form in which they are compared (RNIV 1).
 *
 * <p>A trait that is not stated neither confirms nor contradicts. Differences of hyphen,
 * apostrophe, accent and case are none. The birth place and the further given names may differ
 * without contradiction: RNIV lets an identity be qualified in spite of them.
 *
 * @param name birth name, empty when not stated
 * @param given first given name, empty when not stated
 * @param givenList whole list of given names, empty when not stated
 * @param uncertainDate the source says that the date was completed or estimated
 * @param place COG code, empty when unknown
 */
public record StrictTraits(
    String name,
    String given,
    String givenList,
    Optional<LocalDate> birthDate,
    boolean uncertainDate,
    Sex sex,
    String place) {

  /** The traits on which two identities can contradict each other. */
  public enum Trait {
    NAME,
    GIVEN_NAME,
    BIRTH_DATE,
    SEX
  }

  /** COG code for a birth place that nobody knows. */
  private static final String UNKNOWN_PLACE = "99999";

  public static StrictTraits of(Traits traits) {
    return new StrictTraits(
        NameRules.comparison(traits.birthName()),
        NameRules.comparison(traits.firstGivenName()),
        NameRules.comparison(traits.givenNames()),
        traits.birthDate(),
        traits.uncertainBirthDate(),
        traits.sex(),
        traits.birthPlace().equals(UNKNOWN_PLACE) ? "" : traits.birthPlace());
  }

  /** The traits that both state and on which they can't be the same person. */
  public Set<Trait> contradictions(StrictTraits other) {
    Set<Trait> found = EnumSet.noneOf(Trait.class);
    if (bothStated(name, other.name) && !name.equals(other.name)) {
      found.add(Trait.NAME);
    }
    if (bothStated(given, other.given) && !givenNamesAgree(other)) {
      found.add(Trait.GIVEN_NAME);
    }
    if (birthDate.isPresent() && other.birthDate.isPresent() && !datesAgree(other)) {
      found.add(Trait.BIRTH_DATE);
    }
    if (sex != Sex.UNKNOWN && other.sex != Sex.UNKNOWN && sex != other.sex) {
      found.add(Trait.SEX);
    }
    return found;
  }

  /** Whether all five mandatory traits are stated. */
  public boolean complete() {
    return !name.isEmpty()
        && !given.isEmpty()
        && birthDate.isPresent()
        && sex != Sex.UNKNOWN
        && !place.isEmpty();
  }

  /**
   * Whether both state all five mandatory traits, and the same. Two first given names are the same
   * when equal, or when each begins the other's stated list ({@code MARIE} and {@code MARIE-CECILE}
   * of {@code MARIE CECILE JEANNE}); so never those of twins.
   */
  public boolean sameFive(StrictTraits other) {
    return complete()
        && other.complete()
        && name.equals(other.name)
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
        bothStated(givenList, other.givenList)
            && NameRules.begins(given, other.givenList)
            && NameRules.begins(other.given, givenList);
    return given.equals(other.given) || eachBeginsTheOther;
  }

  private boolean givenNamesAgree(StrictTraits other) {
    return NameRules.begins(given, other.wholeList()) || NameRules.begins(other.given, wholeList());
  }

  private String wholeList() {
    return givenList.isEmpty() ? given : givenList;
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

  private static boolean bothStated(String one, String two) {
    return !one.isEmpty() && !two.isEmpty();
  }

  /** Says nothing: traits identify a person. */
  @Override
  public String toString() {
    return "StrictTraits[…]";
  }
}
