package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.estuaire.person.Sex;
import org.estuaire.synthetic.Person.Birth;
import org.estuaire.synthetic.Person.Health;
import org.estuaire.synthetic.Person.Standing;
import org.estuaire.synthetic.Person.UsedName;

/** Who appears in the sample night, and in which sources. */
final class SampleCast {

  private static final int EVERYWHERE = 40;

  private final TerritorySpec spec;
  private final List<Person> all = new ArrayList<>();
  private final List<Person> everywhere;

  SampleCast(TerritorySpec spec) {
    this.spec = spec;
    all.add(leontine());
    Territory.generate(spec).persons().forEach(all::add);
    everywhere =
        all.stream()
            .filter(person -> person.ins().isPresent() && person.died().isEmpty())
            .filter(person -> person.ageOn(spec.night()) >= 66)
            .limit(EVERYWHERE)
            .toList();
  }

  /**
   * The person that the documentation follows through all sources: Léontine Marguerite Senancour,
   * married Vernay, born in Val-Marnon, living in Estran-la-Ville. She never existed.
   */
  static Person leontine() {
    return new Person(
        900_001,
        0,
        Sex.FEMALE,
        "Senancour",
        List.of("Léontine", "Marguerite"),
        new UsedName("Vernay", ""),
        new Birth(LocalDate.of(1941, 3, 12), false, Gazetteer.COMMUNES.get(1).asBirthPlace()),
        "2410338902990",
        Standing.QUALIFIED,
        new Gazetteer.Address("14 rue des Tamaris", Gazetteer.COMMUNES.get(0)),
        "0465710042",
        Optional.empty(),
        false,
        new Health(true, true, false, false, false));
  }

  TerritorySpec spec() {
    return spec;
  }

  List<Person> all() {
    return all;
  }

  /** Known to both identity domains, all laboratories, their council and the hospital. */
  List<Person> everywhere() {
    return everywhere;
  }

  /** Those who are everywhere first, then the others whom the source knows. */
  List<Person> with(Predicate<Person> others) {
    List<Person> chosen = new ArrayList<>(everywhere);
    all.stream()
        .filter(person -> person.died().isEmpty() && !everywhere.contains(person))
        .filter(others)
        .forEach(chosen::add);
    return chosen;
  }
}
