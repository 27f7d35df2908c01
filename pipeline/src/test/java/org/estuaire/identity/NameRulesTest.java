package org.estuaire.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {

  @ParameterizedTest
  @CsvSource({
    "Kerbrat-Lœuvre, KERBRAT-LOEUVRE",
    "Éléonore, ELEONORE",
    "François, FRANCOIS",
    "Muñoz, MUNOZ",
    "Strauß, STRAUSS",
    "D’Estran, D'ESTRAN",
    "Jean‑Rémi, JEAN-REMI",
    "Rive/Marnon, RIVE MARNON",
    "ST Marnon, ST MARNON",
    "'  Le   Goff ', LE GOFF"
  })
  void aNameIsWrittenInUpperCaseWithoutDiacriticsAndKeepsHyphenAndApostrophe(
      String stated, String written) {
    assertThat(NameRules.written(stated)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X", "XXX", "sans nom", "SansNom", "SN"})
  void aMissingBirthNameIsSANSNOM(String stated) {
    assertThat(NameRules.birthName(stated)).isEqualTo("SANSNOM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X", "xx", "SP", "Sans prénom", "SANSPRENOM"})
  void aMissingGivenNameIsSANSPRENOM(String stated) {
    assertThat(NameRules.givenName(stated)).isEqualTo("SANSPRENOM");
  }

  @ParameterizedTest
  @CsvSource({
    "Épouse Marnon, MARNON",
    "MARNON ep. RIVE, MARNON RIVE",
    "Vve Rive, RIVE",
    "Div. Rive, RIVE",
    "Epinal, EPINAL",
    "VEUVE-MARNON, VEUVE-MARNON"
  })
  void aMentionOfMaritalStatusIsNotPartOfTheUsedName(String stated, String used) {
    assertThat(NameRules.usedName(stated)).isEqualTo(used);
  }

  @Test
  void theUsedNameIsNeverFilledByItself() {
    assertThat(NameRules.usedName("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'Jean Roger, Pierre', JEAN ROGER",
    "Marie-Cécile Jeanne, MARIE-CECILE",
    "Paul Henri, PAUL",
    "Anne, ANNE"
  })
  void theFirstGivenNameEndsAtTheFirstCommaElseAfterTheFirstChain(String list, String first) {
    assertThat(NameRules.firstOfList(list)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"L'Hôpital, L HOPITAL", "Marie-Cécile, MARIE CECILE", "d’Estran, D ESTRAN"})
  void hyphenApostropheAndBlankAreOneInComparison(String stated, String key) {
    assertThat(NameRules.comparison(stated)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"MAX, true", "MAX-PATRICK, true", "MAX PATRICK, true", "PATRICK, false"})
  void theFirstGivenNameBeginsTheList(String first, boolean begins) {
    String list = NameRules.comparison("MAX PATRICK ALAIN");
    assertThat(NameRules.begins(NameRules.comparison(first), list)).isEqualTo(begins);
  }

  @Test
  void aNameThatOnlyStartsWithTheSameLettersDoesNotBeginTheList() {
    assertThat(NameRules.begins("MAR", "MARIE CECILE")).isFalse();
  }

  @Tag("property")
  @Property(tries = 300)
  void writingAWrittenNameChangesNothing(@ForAll String stated) {
    String written = NameRules.written(stated);
    assertThat(NameRules.written(written)).isEqualTo(written);
    assertThat(NameRules.comparison(written)).isEqualTo(NameRules.comparison(stated));
  }
}
