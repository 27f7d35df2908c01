package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.person.Sex;
import org.estuaire.synthetic.Households.Home;
import org.estuaire.synthetic.Person.Birth;
import org.estuaire.synthetic.Person.Health;
import org.estuaire.synthetic.Person.Standing;
import org.estuaire.synthetic.Person.UsedName;

/**
 * Draws single persons. The shares are orders of magnitude for a French territory: 4 % without a
 * reliable NIR, 2 % who oppose the use for studies, 3 % of deaths a year beyond 65.
 */
final class PersonDraw {

  private static final int WITHOUT_NIR = 40;
  private static final int OPPOSED = 20;
  private static final int DEAD_THIS_YEAR = 30;
  private static final int UNCERTAIN_BIRTH = 80;

  private final TerritorySpec spec;
  private final Names names = new Names();
  private final Nir numbers = new Nir();
  private int persons;

  PersonDraw(TerritorySpec spec) {
    this.spec = spec;
  }

  Home home(int number, Chance chance) {
    return new Home(number, Gazetteer.address(chance), phone(chance), surname(chance));
  }

  String surname(Chance chance) {
    return names.surname(chance);
  }

  Person adult(Home home, Sex sex, int age, UsedName used) {
    return person(home, sex, age, new Wishes(used, "", Optional.empty()));
  }

  /**
   * @param namesake the first given name to bear, empty for any
   */
  Person child(Home home, Sex sex, int age, String namesake) {
    Sex named = namesake.isEmpty() ? sex : Sex.MALE;
    return person(home, named, age, new Wishes(UsedName.NONE, namesake, Optional.empty()));
  }

  Person twin(Home home, Person elder) {
    Wishes same = new Wishes(UsedName.NONE, "", Optional.of(elder.birth()));
    return person(home, elder.sex(), elder.ageOn(spec.night()), same);
  }

  /** What is settled before the draw. */
  private record Wishes(UsedName used, String firstGivenName, Optional<Birth> birth) {}

  private Person person(Home home, Sex sex, int age, Wishes wishes) {
    persons++;
    Chance chance = Chance.of(spec.seed(), "person", persons);
    Birth birth = wishes.birth().orElseGet(() -> birth(age, chance));
    List<String> given = given(sex, birth.date().getYear(), wishes, chance);
    boolean numbered = !chance.perThousand(WITHOUT_NIR);
    return new Person(
        persons,
        home.number(),
        sex,
        home.surname(),
        given,
        wishes.used(),
        birth,
        numbered ? numbers.next(sex, birth.date(), birth.place()) : "",
        numbered ? standing(chance) : Standing.PROVISIONAL,
        home.address(),
        age >= 16 && chance.perThousand(600) ? mobile(chance) : home.phone(),
        death(age, chance),
        chance.perThousand(OPPOSED),
        health(age, chance));
  }

  private List<String> given(Sex sex, int year, Wishes wishes, Chance chance) {
    List<String> drawn = names.given(sex, year, chance);
    if (wishes.firstGivenName().isEmpty()) {
      return drawn;
    }
    List<String> all = new ArrayList<>(drawn);
    all.remove(wishes.firstGivenName());
    all.add(0, wishes.firstGivenName());
    return all;
  }

  /** RNIV 1: when only the month and day are unknown, the 31st of December of the year. */
  private Birth birth(int age, Chance chance) {
    LocalDate day = Households.bornAt(age, spec.night(), chance);
    BirthPlace place = Gazetteer.birthPlace(day.getYear(), chance);
    boolean uncertain =
        age > 20 && place.code().startsWith("99") && chance.perThousand(UNCERTAIN_BIRTH);
    return new Birth(uncertain ? LocalDate.of(day.getYear(), 12, 31) : day, uncertain, place);
  }

  private static Standing standing(Chance chance) {
    return switch (chance.weighted(82, 6, 6, 6)) {
      case 0 -> Standing.QUALIFIED;
      case 1 -> Standing.RETRIEVED;
      case 2 -> Standing.VALIDATED;
      default -> Standing.PROVISIONAL;
    };
  }

  private Optional<LocalDate> death(int age, Chance chance) {
    boolean died = age >= 65 && chance.perThousand(DEAD_THIS_YEAR);
    return died ? Optional.of(spec.night().minusDays(chance.between(5, 300))) : Optional.empty();
  }

  private static Health health(int age, Chance chance) {
    int burden = Math.max(0, age - 35);
    return new Health(
        chance.perThousand(20 + burden * 3),
        chance.perThousand(5 + burden * 2),
        chance.perThousand(burden * 2),
        chance.perThousand(30 + burden),
        chance.perThousand(20 + burden));
  }

  /** Numbers that the regulator keeps for fiction: 04 65 71 and 06 39 98. */
  private static String phone(Chance chance) {
    return "046571" + Digits.padded(chance.below(10_000), 4);
  }

  private static String mobile(Chance chance) {
    return "063998" + Digits.padded(chance.below(10_000), 4);
  }
}
