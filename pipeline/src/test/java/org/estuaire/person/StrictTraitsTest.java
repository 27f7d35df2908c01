package org.estuaire.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.person.StrictTraits.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictTraitsTest {

  private static final Traits AMELIE =
      Traits.UNKNOWN
          .withStrict("KERVOAL-D'ESTRAN", "AMELIE", born("1961-04-17"), Sex.FEMALE, "38999")
          .withGivenNames("AMELIE ROSE");

  @Test
  void hyphenApostropheAccentAndCaseAreNoContradiction() {
    Traits spelled =
        Traits.UNKNOWN.withStrict(
            "Kervoal d Estran", "Amélie", born("1961-04-17"), Sex.FEMALE, "38999");
    assertThat(contradictions(AMELIE, spelled)).isEmpty();
    assertThat(StrictTraits.of(AMELIE).sameFive(StrictTraits.of(spelled))).isTrue();
  }

  @Test
  void anotherNameGivenNameDateOrSexContradicts() {
    Traits other =
        Traits.UNKNOWN.withStrict("MARNON", "LUC", born("1962-04-17"), Sex.MALE, "38999");
    assertThat(contradictions(AMELIE, other))
        .containsExactly(Trait.NAME, Trait.GIVEN_NAME, Trait.BIRTH_DATE, Trait.SEX);
  }

  @Test
  void whatIsNotStatedNeitherConfirmsNorContradicts() {
    Traits onlySex = Traits.UNKNOWN.withStrict("", "", Optional.empty(), Sex.FEMALE, "");
    assertThat(contradictions(AMELIE, onlySex)).isEmpty();
    assertThat(StrictTraits.of(AMELIE).sameFive(StrictTraits.of(onlySex))).isFalse();
  }

  @Test
  void aWordForAnUnknownNameMakesNobodyTheSame() {
    Traits unknown =
        Traits.UNKNOWN.withStrict("INCONNU", "INCONNU", born("1961-04-17"), Sex.FEMALE, "38999");
    assertThat(StrictTraits.of(unknown).sameFive(StrictTraits.of(unknown))).isFalse();
    assertThat(StrictTraits.of(unknown).namesSayTooLittle()).isTrue();
  }

  @Test
  void SANSNOMIsNobodyElsesName() {
    Traits newborn =
        Traits.UNKNOWN.withStrict("SANSNOM", "SANSPRENOM", born("1961-04-17"), Sex.FEMALE, "38999");
    assertThat(contradictions(AMELIE, newborn)).containsExactly(Trait.NAME, Trait.GIVEN_NAME);
    assertThat(contradictions(newborn, newborn)).isEmpty();
    assertThat(StrictTraits.of(newborn).sameFive(StrictTraits.of(newborn))).isFalse();
    assertThat(StrictTraits.of(newborn).complete()).isFalse();
  }

  @Test
  void aNameWhoseRestAnEarlierVersionKeptDoesNotContradictIt() {
    Traits rest = Traits.UNKNOWN.withStrict("ANG", "UC", born("1961-04-17"), Sex.FEMALE, "99243");
    Traits whole =
        Traits.UNKNOWN.withStrict("Đặng", "Đức", born("1961-04-17"), Sex.FEMALE, "99243");
    Traits nothing =
        Traits.UNKNOWN.withStrict("SANSNOM", "SANSPRENOM", born("1961-04-17"), Sex.FEMALE, "99352");
    Traits arabic =
        Traits.UNKNOWN.withStrict("بن سعيد", "مريم", born("1961-04-17"), Sex.FEMALE, "99352");
    assertThat(StrictTraits.of(rest, true).contradictions(StrictTraits.of(whole))).isEmpty();
    assertThat(StrictTraits.of(whole).contradictions(StrictTraits.of(rest, true))).isEmpty();
    assertThat(StrictTraits.of(nothing, true).contradictions(StrictTraits.of(arabic))).isEmpty();
    assertThat(StrictTraits.of(rest, true).contradictions(StrictTraits.of(arabic))).isNotEmpty();
    assertThat(contradictions(rest, whole)).containsExactly(Trait.NAME, Trait.GIVEN_NAME);
  }

  @Test
  void aCompoundFirstNameThatBeginsTheListIsNoContradiction() {
    Traits compound =
        AMELIE.withStrict(
            "KERVOAL-D'ESTRAN", "AMELIE-ROSE", born("1961-04-17"), Sex.FEMALE, "38999");
    assertThat(contradictions(AMELIE, compound)).isEmpty();
  }

  @Test
  void theSecondNameOfTheListIsAContradiction() {
    Traits second =
        Traits.UNKNOWN.withStrict(
            "KERVOAL-D'ESTRAN", "ROSE", born("1961-04-17"), Sex.FEMALE, "38999");
    assertThat(contradictions(AMELIE, second)).containsExactly(Trait.GIVEN_NAME);
  }

  @Test
  void anotherBirthPlaceIsNoContradictionButNotTheSameFive() {
    Traits elsewhere =
        AMELIE.withStrict("KERVOAL-D'ESTRAN", "AMELIE", born("1961-04-17"), Sex.FEMALE, "99352");
    assertThat(contradictions(AMELIE, elsewhere)).isEmpty();
    assertThat(StrictTraits.of(AMELIE).sameFive(StrictTraits.of(elsewhere))).isFalse();
  }

  @Test
  void anUnknownBirthPlaceIsNotStated() {
    Traits unknown =
        AMELIE.withStrict("KERVOAL-D'ESTRAN", "AMELIE", born("1961-04-17"), Sex.FEMALE, "99999");
    assertThat(StrictTraits.of(unknown).complete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1961-12-31, false, 1961-04-17, true",
    "1961-01-01, false, 1961-04-17, true",
    "1962-12-31, false, 1961-04-17, false",
    "1961-04-01, true,  1961-04-17, true",
    "1961-04-01, false, 1961-04-17, false",
    "1961-01-17, true,  1961-04-17, true",
    "1961-01-17, false, 1961-04-17, false",
    "1961-05-01, true,  1961-04-17, false"
  })
  void aDateThatStandsForAnUnknownOneAgreesWithThoseThatItStandsFor(
      String vague, boolean uncertain, String precise, boolean agree) {
    Traits one =
        Traits.UNKNOWN
            .withStrict("", "", born(vague), Sex.UNKNOWN, "")
            .withUncertainBirthDate(uncertain);
    Traits two = Traits.UNKNOWN.withStrict("", "", born(precise), Sex.UNKNOWN, "");
    assertThat(contradictions(one, two).isEmpty()).isEqualTo(agree);
    assertThat(contradictions(two, one).isEmpty()).isEqualTo(agree);
  }

  @Test
  void traitsShowNothingOfThemselves() {
    assertThat(StrictTraits.of(AMELIE) + " " + AMELIE).doesNotContain("KERVOAL", "AMELIE", "1961");
  }

  private static java.util.Set<Trait> contradictions(Traits one, Traits two) {
    return StrictTraits.of(one).contradictions(StrictTraits.of(two));
  }

  private static Optional<LocalDate> born(String date) {
    return Optional.of(LocalDate.parse(date));
  }
}
