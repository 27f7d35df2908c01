package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;

class TerritoryTest {

  private static final LocalDate NIGHT = SampleNight.NIGHT;
  private static final int SIZE = 20_000;
  private static final List<Person> PERSONS = persons(7, SIZE);

  @Test
  void theSameSeedGivesTheSamePersons() {
    assertThat(persons(7, 500)).containsExactlyElementsOf(PERSONS.subList(0, 500));
  }

  @Test
  void anotherSeedGivesOtherPersons() {
    assertThat(persons(8, 500)).isNotEqualTo(PERSONS.subList(0, 500));
  }

  @Test
  void moreThanAFifthAreOld() {
    assertThat(share(person -> person.ageOn(NIGHT) >= 65)).isBetween(0.19, 0.26);
    assertThat(share(person -> person.ageOn(NIGHT) < 18)).isBetween(0.15, 0.26);
  }

  @Test
  void everyNumberHasItsKeyAndOneBearer() {
    List<String> numbers = PERSONS.stream().map(Person::nir).filter(nir -> !nir.isEmpty()).toList();
    assertThat(numbers).doesNotHaveDuplicates().allMatch(nir -> nir.length() == 13);
    assertThat(PERSONS.stream().flatMap(person -> person.ins().stream()))
        .isNotEmpty()
        .allMatch(TerritoryTest::keyHolds);
  }

  @Test
  void keysAreThoseOfThePublishedVectors() {
    assertThat(
            Map.of(
                "2600588154002", "33",
                "180012A004001", "68",
                "180012B033001", "01",
                "1800175056004", "97",
                "2400138999999", "08"))
        .allSatisfy((nir, key) -> assertThat(Nir.key(nir)).isEqualTo(key));
    assertThat(Nir.wrongKey("1800175056004")).isNotEqualTo("97");
  }

  @Test
  void nobodyIsBornOrLivesInARealCommune() {
    assertThat(PERSONS)
        .allMatch(person -> person.home().commune().code().matches("389(0[1-9]|1[0-2])|6990[1-6]"))
        .allMatch(
            person ->
                person
                    .birth()
                    .place()
                    .code()
                    .matches("389(0[1-9]|1[0-2])|6990[1-6]|2[AB]901|99\\d{3}"));
  }

  @Test
  void aFewHaveNoReliableNumberAndAFewOppose() {
    assertThat(share(person -> person.nir().isEmpty())).isBetween(0.03, 0.05);
    assertThat(share(Person::opposes)).isBetween(0.015, 0.025);
    assertThat(share(person -> person.ins().isPresent())).isBetween(0.7, 0.85);
  }

  @Test
  void marriedWomenBearAnotherNameThanAtBirth() {
    assertThat(
            PERSONS.stream()
                .filter(person -> person.isWoman() && !person.used().name().isEmpty())
                .filter(person -> !person.used().name().equals(person.birthName())))
        .hasSizeGreaterThan(SIZE / 20);
  }

  @Test
  void thereAreTwinsAndSonsNamedLikeTheirFathers() {
    Map<String, List<Person>> born = grouped(p -> p.household() + "|" + p.birth().date());
    assertThat(born.values()).anyMatch(twins -> twins.size() > 1);
    Map<String, List<Person>> named =
        grouped(p -> p.household() + "|" + p.birthName() + "|" + p.firstGivenName());
    assertThat(named.values())
        .anyMatch(
            same ->
                same.size() > 1
                    && same.stream().allMatch(person -> person.sex() == Sex.MALE)
                    && same.stream().map(p -> p.birth().date().getYear()).distinct().count() > 1);
  }

  @Test
  void nobodyIsBornAfterTheNight() {
    assertThat(PERSONS).allMatch(person -> !person.birth().date().isAfter(NIGHT));
  }

  @Test
  void localIdentifiersAreNeverShared() {
    assertThat(PERSONS.stream().map(LocalIds::hospital)).doesNotHaveDuplicates();
    assertThat(PERSONS.stream().map(LocalIds::dossier)).doesNotHaveDuplicates();
  }

  static boolean keyHolds(String ins) {
    return Nir.key(ins.substring(0, 13)).equals(ins.substring(13));
  }

  private static List<Person> persons(long seed, int count) {
    return Territory.generate(new TerritorySpec(seed, count, NIGHT)).persons().toList();
  }

  private static double share(Predicate<Person> which) {
    return PERSONS.stream().filter(which).count() / (double) SIZE;
  }

  private static Map<String, List<Person>> grouped(Function<Person, String> key) {
    return PERSONS.stream().collect(Collectors.groupingBy(key));
  }
}
