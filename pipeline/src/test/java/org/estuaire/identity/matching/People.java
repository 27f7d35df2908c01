package org.estuaire.identity.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** Invented people for the tests of matching. */
final class People {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static final List<String> STARTS =
      List.of("BAR", "CAL", "DEL", "FON", "GAU", "LAM", "MOR", "PER", "ROU", "VER");
  private static final List<String> ENDS =
      List.of("ARD", "EAU", "IER", "IN", "OT", "ON", "UET", "AND", "EL", "OIS");
  private static final List<String> GIVEN =
      List.of("Anne", "Paul", "Jeanne", "Louis", "Claire", "Hugo", "Emma", "Marc", "Rose", "Yves");

  private People() {}

  /** Five hundred adults, each in the same words every time. */
  static List<MatchEntry> crowd() {
    List<MatchEntry> crowd = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      crowd.add(known(i, IdentityStatus.VALIDATED, Set.of()));
    }
    return crowd;
  }

  static MatchEntry known(int number, IdentityStatus status, Set<String> attributes) {
    return MatchEntry.of(number, traits(number), Optional.empty(), status, attributes);
  }

  static MatchEntry qualified(int number, Traits traits, String ins) {
    return MatchEntry.of(
        number,
        traits,
        Optional.of(new InsMatricule(ins, InsMatricule.Authority.NIR_DEMO)),
        IdentityStatus.QUALIFIED,
        Set.of());
  }

  static Traits traits(int number) {
    int mixed = Mix.ints(number + 1) & 0xFFFFFF;
    String name = STARTS.get(mixed % 10) + ENDS.get(mixed / 10 % 10);
    return Traits.UNKNOWN
        .withStrict(
            name,
            GIVEN.get(mixed / 100 % 10),
            Optional.of(LocalDate.of(1940, 1, 2).plusDays(mixed % 20_000)),
            mixed % 2 == 0 ? Sex.FEMALE : Sex.MALE,
            "3890" + mixed % 9)
        .withContact(
            number % 90 + " rue " + name,
            "3899" + mixed % 9,
            "3890" + mixed % 9,
            "00" + (10_000_000 + mixed));
  }

  static Traits born(Traits traits, LocalDate day) {
    return traits.withStrict(
        traits.birthName(),
        traits.firstGivenName(),
        Optional.of(day),
        traits.sex(),
        traits.birthPlace());
  }

  static Traits called(Traits traits, String given) {
    return traits.withStrict(
        traits.birthName(), given, traits.birthDate(), traits.sex(), traits.birthPlace());
  }
}
