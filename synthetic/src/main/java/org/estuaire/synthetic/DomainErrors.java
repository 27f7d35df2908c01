package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estuaire.identity.matching.MatchEntry;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Traits;

/**
 * What one domain states of an inhabitant. Identities whose document was checked hold few errors;
 * the others hold those that French registers are known for, at rates of our own estimate: a slip
 * in a name 2 %, the used name in the place of the birth name 15 % of those who have one, names
 * exchanged 0.5 %, day and month exchanged 0.5 %, another address 12 %, another telephone 25 %.
 */
final class DomainErrors {

  private static final Set<String> NO_ATTRIBUTE = Set.of();
  private static final int CHECKED = 550;
  private static final int MINOR = 18;

  private final Dweller dweller;
  private final Chance chance;
  private final boolean checked;
  private String name;
  private String given;
  private String givenNames;
  private String usedName;
  private String place;
  private Optional<LocalDate> born;

  private DomainErrors(Dweller dweller, Chance chance) {
    Person person = dweller.person();
    this.dweller = dweller;
    this.chance = chance;
    this.checked = chance.perThousand(CHECKED);
    this.name = dweller.surname();
    this.given = person.firstGivenName();
    this.givenNames = String.join(" ", person.givenNames());
    this.usedName = dweller.usedName();
    this.place = person.birth().place().code();
    this.born = Optional.of(person.birth().date());
  }

  static MatchEntry statement(Dweller dweller, Chance chance) {
    return new DomainErrors(dweller, chance).statement();
  }

  private MatchEntry statement() {
    if (!checked) {
      spoilNames();
      spoilBirth();
    }
    Person person = dweller.person();
    boolean qualified = checked && !person.nir().isEmpty() && chance.perThousand(800);
    Traits traits =
        home(
            Traits.UNKNOWN
                .withStrict(written(name), written(given), born, person.sex(), place)
                .withGivenNames(givenNames)
                .withUsed(usedName, person.used().given())
                .withNir(number(person)));
    Optional<InsMatricule> ins =
        qualified
            ? Optional.of(new InsMatricule(person.nir(), InsMatricule.Authority.NIR_DEMO))
            : Optional.empty();
    return MatchEntry.of(person.number(), traits, ins, status(qualified), attributes());
  }

  private IdentityStatus status(boolean qualified) {
    if (qualified) {
      return IdentityStatus.QUALIFIED;
    }
    return checked ? IdentityStatus.VALIDATED : IdentityStatus.PROVISIONAL;
  }

  private Set<String> attributes() {
    return !checked && chance.perThousand(5) ? Set.of("DOUT") : NO_ATTRIBUTE;
  }

  private void spoilNames() {
    if (!usedName.isEmpty() && chance.perThousand(150)) {
      name = usedName;
      usedName = "";
    }
    if (chance.perThousand(20)) {
      name = Slips.slip(name, chance);
    }
    if (chance.perThousand(15)) {
      given = Slips.slip(given, chance);
    }
    name = Slips.shortened(name, chance, 150);
    given = Slips.shortened(given, chance, 80);
    spoilGiven();
    if (chance.perThousand(5)) {
      String first = name;
      name = given;
      given = first;
    }
  }

  private void spoilGiven() {
    List<String> all = dweller.person().givenNames();
    if (all.size() > 1 && chance.perThousand(25)) {
      given = all.get(1);
    }
    if (chance.perThousand(400)) {
      givenNames = "";
    }
    boolean newborn = dweller.person().ageOn(SampleNight.NIGHT) == 0;
    if (newborn && chance.perThousand(300)) {
      given = "BB";
      givenNames = "";
    }
  }

  private void spoilBirth() {
    LocalDate day = dweller.person().birth().date();
    born = Optional.of(day);
    if (chance.perThousand(5) && day.getDayOfMonth() <= 12) {
      born =
          Optional.of(
              LocalDate.of(day.getYear(), day.getDayOfMonth(), 1)
                  .withDayOfMonth(Math.min(28, day.getMonthValue())));
    } else if (chance.perThousand(10)) {
      born = Optional.of(Slips.slip(day, chance));
    } else if (chance.perThousand(3)) {
      born = Optional.of(LocalDate.of(day.getYear(), 12, 31));
    }
    if (chance.perThousand(120)) {
      place = chance.perThousand(800) ? "" : "99999";
    } else if (chance.perThousand(20)) {
      place = Gazetteer.commune(chance).code();
    }
  }

  /** The number on file may be that of the insured parent, or miss, or hold a slip. */
  private String number(Person person) {
    if (chance.perThousand(350)) {
      return "";
    }
    boolean minor = person.ageOn(SampleNight.NIGHT) < MINOR;
    if (minor && chance.perThousand(700)) {
      return insuredParent(person);
    }
    return chance.perThousand(5) ? Slips.slipOfDigits(person.nir(), chance) : person.nir();
  }

  /** The same for all children of a household; its place is in no list. */
  private static String insuredParent(Person child) {
    return "2"
        + Digits.padded(70 + child.household() % 25L, 2)
        + "01"
        + Digits.padded(child.household() % 100_000_000L, 8);
  }

  private Traits home(Traits traits) {
    boolean moved = chance.perThousand(120);
    String street =
        moved
            ? "rue " + chance.pick(List.of("Vieille", "Neuve", "Basse", "Haute", "Longue"))
            : dweller.street();
    int house = moved ? chance.between(1, 90) : dweller.house();
    String postcode = moved ? Dweller.postcode(chance) : dweller.postcode();
    String line = chance.perThousand(40) ? Slips.slip(street, chance) : street;
    String phone = chance.perThousand(250) ? otherPhone() : dweller.phone();
    boolean without = chance.perThousand(60);
    return without
        ? traits.withContact("", "", "", phone)
        : traits.withContact(house + " " + line, postcode, postcode, phone);
  }

  private String otherPhone() {
    return chance.perThousand(500) ? "" : "00" + Digits.padded(chance.below(100_000_000), 8);
  }

  /** Half of all software writes capitals only. */
  private String written(String text) {
    return chance.perThousand(500) ? text.toUpperCase(Locale.ROOT) : text;
  }
}
