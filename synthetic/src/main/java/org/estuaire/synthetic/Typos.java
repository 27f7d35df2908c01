package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.List;
import org.estuaire.synthetic.Person.Birth;
import org.estuaire.synthetic.Person.UsedName;

/** What registers get wrong about people whose identity nobody has checked. */
final class Typos {

  private Typos() {}

  /** The same person with one trait spoilt. */
  static Person spoilt(Person person, Chance chance) {
    return switch (chance.below(4)) {
      case 0 -> person.withTraits(shorter(person), person.givenNames(), person.birth());
      case 1 -> person.withTraits(person.birthName(), last(person), person.birth());
      case 2 -> person.withTraits(person.birthName(), person.givenNames(), turned(person.birth()));
      default -> person.withTraits(daily(person), person.givenNames(), person.birth());
    };
  }

  /** A letter lost from the middle of the name. */
  private static String shorter(Person person) {
    String name = person.birthName();
    int middle = name.length() / 2;
    return name.substring(0, middle) + name.substring(middle + 1);
  }

  /** Only the last given name was noted. */
  private static List<String> last(Person person) {
    return List.of(person.givenNames().get(person.givenNames().size() - 1));
  }

  /** Day and month exchanged where that is a date. */
  private static Birth turned(Birth birth) {
    LocalDate day = birth.date();
    return day.getDayOfMonth() > 12
        ? birth
        : new Birth(
            LocalDate.of(day.getYear(), day.getDayOfMonth(), Math.min(28, day.getMonthValue())),
            birth.uncertain(),
            birth.place());
  }

  /** The name of daily life in the place of the birth name. */
  private static String daily(Person person) {
    return person.used().equals(UsedName.NONE) || person.used().name().isEmpty()
        ? person.birthName()
        : person.used().name();
  }
}
