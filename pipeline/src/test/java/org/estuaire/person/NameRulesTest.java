package org.estuaire.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.CharRange;
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
  @ValueSource(
      strings = {
        "INCONNU",
        "Inconnue",
        "INCONNU INCONNU",
        "N/A",
        "Nouveau-né",
        "NOUVEAU NE",
        "Bébé",
        "BEBE 2",
        "Bébé fille",
        "non renseigné",
        "NULL",
        "Anonyme"
      })
  void aWordThatStandsForAnUnknownNameIsKeptAndComparesAsNone(String stated) {
    assertThat(NameRules.birthName(stated)).isEqualTo(NameRules.written(stated));
    assertThat(NameRules.comparison(stated)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOUVEAU", "BEBEY", "INCONNUS", "NA", "FILLE", "BEBE MARNON"})
  void aNameThatHoldsOrResemblesSuchAWordIsAName(String stated) {
    assertThat(NameRules.comparison(stated)).isNotEmpty();
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

  @ParameterizedTest
  @CsvSource({
    "Đỗ, ĐO",
    "Đức, ĐUC",
    "Nguyễn, NGUYEN",
    "Þóra, ÞORA",
    "Guðrún, GUÐRUN",
    "Østerlund, ØSTERLUND",
    "Włodek, WŁODEK",
    "Işık, ISIK",
    "İlker, ILKER",
    "بن سعيد, بن سعيد",
    "Παπάς, ΠΑΠΑΣ",
    "Йорданов, ЙОРДАНОВ",
    "राम, राम",
    "김민, 김민",
    "Torval \uD83D\uDC4D, TORVAL",
    "\u200FبنA\u0640B, بنAB"
  })
  void lettersOfEveryScriptAreKept(String stated, String written) {
    assertThat(NameRules.written(stated)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "Đỗ, Ô",
    "Đức, Úc",
    "Þór, Ór",
    "حسن, حسين",
    "Иван, Йван",
    "राम, रोम",
    "Øst, St",
    "Łaski, Aski"
  })
  void namesThatDifferInALetterOfAnyScriptAreTwoNames(String one, String other) {
    PersonName name = PersonName.of(one);
    assertThat(name.same(PersonName.of(other))).isFalse();
    assertThat(name.contradicts(PersonName.of(other))).isTrue();
    assertThat(PersonName.of(other).contradicts(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Đặng, DANG", "Þóra, THORA", "Østerlund, Osterlund", "Łaski, LASKI", "حَسَن, حسن"})
  void aNameInTheSpellingOfThoseWhoHaveNoSuchLettersContradictsNothingAndIsNotTheSame(
      String one, String other) {
    assertThat(PersonName.of(one).contradicts(PersonName.of(other))).isFalse();
    assertThat(PersonName.of(one).same(PersonName.of(other))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SANSNOM", "X", "T", "-", "...", "\uD83D\uDC4D", "1234", "李"})
  void aNameThatSaysTooLittleIsNotTheSameAsAnyAndContradictsAnother(String little) {
    PersonName name = PersonName.of(little);
    assertThat(name.saysTooLittle()).isTrue();
    assertThat(name.same(name)).isFalse();
    assertThat(name.contradicts(PersonName.of("Torval"))).isTrue();
    assertThat(PersonName.of("Torval").contradicts(name)).isTrue();
    assertThat(name.contradicts(name)).isFalse();
  }

  @Test
  void whatIsNotStatedSaysNothingAgainstAName() {
    assertThat(PersonName.of(" ").contradicts(PersonName.of("Torval"))).isFalse();
    assertThat(PersonName.of("").saysTooLittle()).isFalse();
  }

  @Test
  void everyLetterOfUnicodeLeavesALetterAndWritingItAgainChangesNothing() {
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
      boolean modifier = Character.getType(letter) == Character.MODIFIER_LETTER;
      // Some Arabic signs and phrases are called letters.
      boolean phrase =
          Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
              .matches(".* .*|\\u0640.*");
      if (!Character.isLetter(letter) || modifier || phrase) {
        continue;
      }
      String written = NameRules.written("AB" + Character.toString(letter) + "CD");
      assertThat(written.length()).as("U+%04X", letter).isGreaterThan(4);
      assertThat(written).as("U+%04X", letter).doesNotContain(" ");
      assertThat(NameRules.written(written)).as("U+%04X", letter).isEqualTo(written);
    }
  }

  /** U+02B9 is a letter by its type and an apostrophe by its use. */
  @Test
  void aMarkOnAnApostropheIsNoPartOfAName() {
    assertThat(NameRules.comparison("\u02b9\u0300")).isEmpty();
    assertThat(NameRules.written("D\u02b9\u0300ARC")).isEqualTo("D'ARC");
  }

  @Tag("property")
  @Property(tries = 300)
  void comparingNamesIsSymmetricAndIgnoresCase(@ForAll String one, @ForAll String other) {
    PersonName first = PersonName.of(one);
    PersonName second = PersonName.of(other);
    assertThat(first.contradicts(second)).isEqualTo(second.contradicts(first));
    assertThat(first.same(second)).isEqualTo(second.same(first));
    assertThat(PersonName.of(NameRules.written(one)).key()).isEqualTo(first.key());
  }

  @Tag("property")
  @Property(tries = 300)
  void aLetterMoreIsAnotherName(
      @ForAll @CharRange(from = '\u0370', to = '\u1FFF') char letter,
      @ForAll @CharRange(from = 'A', to = 'Z') char first) {
    Assume.that(
        Character.isLetter(letter) && Character.getType(letter) != Character.MODIFIER_LETTER);
    PersonName name = PersonName.of("" + first + "OU");
    assertThat(PersonName.of("" + first + "OU" + letter).contradicts(name)).isTrue();
  }
}
