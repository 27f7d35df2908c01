package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.person.Sex;
import org.estuaire.synthetic.Person.UsedName;

/**
 * Draws households so that the ages of all together make a French pyramid: about 22 % are 65 or
 * older. With them come the cases that matching must cope with: wives and husbands under one name,
 * twins, sons named like their fathers.
 */
final class Households {

  private static final int ELDER_ALONE = 18;
  private static final int ELDER_COUPLE = 16;
  private static final int FAMILY = 27;
  private static final int COUPLE = 18;
  private static final int ALONE = 22;
  private static final int ONE_PARENT = 7;

  private final TerritorySpec spec;
  private final PersonDraw draw;
  private int households;

  Households(TerritorySpec spec) {
    this.spec = spec;
    this.draw = new PersonDraw(spec);
  }

  /** The members of the next household, never none. */
  List<Person> next() {
    households++;
    Chance chance = Chance.of(spec.seed(), "household", households);
    Home home = draw.home(households, chance);
    return switch (chance.weighted(ELDER_ALONE, ELDER_COUPLE, FAMILY, COUPLE, ALONE, ONE_PARENT)) {
      case 0 -> List.of(elderAlone(home, chance));
      case 1 -> couple(home, ageOfElder(chance), chance);
      case 2 -> family(home, chance);
      case 3 -> couple(home, chance.between(24, 64), chance);
      case 4 -> List.of(draw.adult(home, anySex(chance), chance.between(19, 64), UsedName.NONE));
      default -> oneParent(home, chance);
    };
  }

  /** What the members of a household share. */
  record Home(int number, Gazetteer.Address address, String phone, String surname) {}

  private Person elderAlone(Home home, Chance chance) {
    if (chance.perThousand(280)) {
      return draw.adult(home, Sex.MALE, ageOfElder(chance), UsedName.NONE);
    }
    UsedName widow =
        chance.perThousand(750)
            ? new UsedName(draw.surname(chance), "")
            : new UsedName("", usedGiven(chance));
    return draw.adult(home, Sex.FEMALE, ageOfElder(chance), widow);
  }

  private List<Person> couple(Home home, int age, Chance chance) {
    Person husband = draw.adult(home, Sex.MALE, age, UsedName.NONE);
    int herAge = Math.max(18, age + chance.between(-6, 3));
    String hers = draw.surname(chance);
    boolean sharesName = chance.perThousand(age > 60 ? 850 : 450);
    UsedName used = sharesName ? wife(husband, hers, chance) : UsedName.NONE;
    Home maiden = new Home(home.number(), home.address(), home.phone(), hers);
    return List.of(husband, draw.adult(maiden, Sex.FEMALE, herAge, used));
  }

  private static UsedName wife(Person husband, String maidenName, Chance chance) {
    String name = husband.birthName();
    return new UsedName(
        chance.perThousand(180) ? maidenName + "-" + name : name, usedGiven(chance));
  }

  /** A few are called by a name that is not their first one. */
  private static String usedGiven(Chance chance) {
    return chance.perThousand(30) ? chance.pick(List.of("Lili", "Mado", "Nanou", "Ninon")) : "";
  }

  private List<Person> family(Home home, Chance chance) {
    List<Person> members = new ArrayList<>(couple(home, chance.between(26, 52), chance));
    addChildren(members, home, chance);
    return members;
  }

  private List<Person> oneParent(Home home, Chance chance) {
    List<Person> members = new ArrayList<>();
    members.add(draw.adult(home, Sex.FEMALE, chance.between(24, 50), UsedName.NONE));
    addChildren(members, home, chance);
    return members;
  }

  private void addChildren(List<Person> members, Home home, Chance chance) {
    Person parent = members.get(0);
    int oldest = Math.max(0, Math.min(24, parent.ageOn(spec.night()) - 22));
    int count = 1 + chance.weighted(35, 45, 20);
    for (int i = 0; i < count; i++) {
      int age = chance.between(0, oldest);
      Person child = draw.child(home, anySex(chance), age, namesake(parent, i, chance));
      members.add(child);
      if (chance.perThousand(30)) {
        members.add(draw.twin(home, child));
      }
    }
  }

  /** In some families the eldest bears the name of his father: same names, another year. */
  private static String namesake(Person parent, int rank, Chance chance) {
    boolean given = rank == 0 && !parent.isWoman() && chance.perThousand(80);
    return given ? parent.firstGivenName() : "";
  }

  private static int ageOfElder(Chance chance) {
    return 65 + Math.min(chance.below(28), chance.below(36));
  }

  private static Sex anySex(Chance chance) {
    return chance.perThousand(500) ? Sex.MALE : Sex.FEMALE;
  }

  /** A day of birth for somebody who is that old on the night. */
  static LocalDate bornAt(int age, LocalDate night, Chance chance) {
    return night.minusYears(age).minusDays(chance.between(1, 364));
  }
}
