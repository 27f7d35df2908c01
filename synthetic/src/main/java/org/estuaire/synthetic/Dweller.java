package org.estuaire.synthetic;

import java.util.List;

/**
 * An inhabitant of a large territory: a person of the sample with names, street and telephone out
 * of more.
 *
 * @param surname name of birth
 * @param usedName empty when it is that of birth
 * @param street without number
 * @param postcode stands for the commune as well
 */
record Dweller(
    Person person,
    String surname,
    String usedName,
    String street,
    int house,
    String postcode,
    String phone) {

  private static final List<String> STARTS =
      List.of(
          "Bar", "Bel", "Ber", "Bou", "Bra", "Cal", "Cha", "Che", "Cor", "Cour", "Dal", "Del",
          "Dom", "Dru", "Fal", "Fer", "Fon", "Gar", "Gau", "Ger", "Gou", "Gri", "Har", "Jac", "Jou",
          "Lab", "Lam", "Lav", "Lem", "Lou", "Mal", "Mar", "Mer", "Mon", "Mou", "Nav", "Pal", "Per",
          "Pom", "Pré", "Rou", "Sar", "Tal", "Ver");
  private static final List<String> MIDDLES =
      List.of(
          "", "a", "an", "ar", "be", "bi", "che", "di", "ga", "le", "li", "lo", "ma", "me", "mi",
          "na", "ne", "ri", "ro", "se", "ta", "ti", "va", "vi");
  private static final List<String> ENDS =
      List.of(
          "ard", "eau", "el", "elle", "er", "et", "ette", "ier", "ieux", "in", "ot", "on", "oux",
          "y", "ault", "ac", "as", "enc", "ois", "and", "er", "illon", "uet", "al");
  private static final List<String> WAYS =
      List.of("rue", "rue", "rue", "rue de", "chemin de", "avenue", "allée", "impasse", "place");

  private static final int NAMES_OF_THE_LIST = 350;
  private static final int STREETS_EVERYWHERE = 150;

  static Dweller of(long seed, Person person) {
    Chance home = Chance.of(seed, "dwelling", person.household());
    int house = home.between(1, 90);
    String street = street(home);
    String postcode = postcode(home);
    String landline = phone(home);
    Chance own = Chance.of(seed, "own", person.number());
    boolean mobile = person.ageOn(SampleNight.NIGHT) >= 16 && own.perThousand(600);
    String used = person.used().name();
    return new Dweller(
        person,
        wider(seed, person.household(), person.birthName()),
        used.isEmpty() ? "" : wider(seed, person.household(), used),
        street,
        house,
        postcode,
        mobile ? phone(own) : landline);
  }

  /** The same name gives the same one within a household, so families still share theirs. */
  private static String wider(long seed, int household, String name) {
    int hyphen = name.indexOf('-');
    if (hyphen > 0) {
      return wider(seed, household, name.substring(0, hyphen))
          + "-"
          + wider(seed, household, name.substring(hyphen + 1));
    }
    Chance chance = Chance.of(seed, "name " + name, household);
    if (chance.perThousand(NAMES_OF_THE_LIST)) {
      return name;
    }
    return chance.pick(STARTS) + chance.pick(MIDDLES) + chance.pick(ENDS);
  }

  private static String street(Chance chance) {
    if (chance.perThousand(STREETS_EVERYWHERE)) {
      return chance.pick(List.of("rue de l'Église", "rue du Moulin", "place de la Mairie"));
    }
    return chance.pick(WAYS) + " " + chance.pick(STARTS) + chance.pick(MIDDLES) + chance.pick(ENDS);
  }

  /** One of two hundred beyond the last in use; some have many inhabitants, most have few. */
  static String postcode(Chance chance) {
    int place = Math.min(chance.below(100), chance.below(100));
    return (chance.perThousand(600) ? "389" : "699") + Digits.padded(place, 2);
  }

  /** Ten digits of no numbering plan. */
  private static String phone(Chance chance) {
    return "00" + Digits.padded(chance.below(100_000_000), 8);
  }

  @Override
  public String toString() {
    return "Dweller[" + person.number() + "]";
  }
}
