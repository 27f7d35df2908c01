package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.OTHER_INS;
import static org.estuaire.identity.registry.Said.council;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.otherLab;
import static org.estuaire.identity.registry.Said.server;
import static org.estuaire.identity.registry.Said.strict;

import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;

/** Rules 3 and 4: equal traits, else a person of its own. */
class EqualTraitsTest {

  private static final String NIR = "1590138999077";

  private final Registry registry = new Registry();

  @Test
  void fiveEqualTraitsAndTheSameNirAreOnePerson() throws Exception {
    assertOnePerson(lab("P1", AMELIE.withNir(NIR)), council("D77", AMELIE.withNir(NIR)));
    assertThat(registry.all("SELECT rule || ' ' || score FROM identity.link ORDER BY id"))
        .containsExactly("OWN 1.00", "TRAITS 0.95");
  }

  @Test
  void aNirThatEqualsTheDigitsOfTheInsIsTheSameNir() throws Exception {
    assertOnePerson(
        server("1", AMELIE).ins(AMELIE_INS), council("D77", AMELIE.withNir(AMELIE_INS)));
  }

  @Test
  void aNirWrittenWithItsKeyAndBlanksIsTheSameNir() throws Exception {
    assertOnePerson(
        lab("P1", AMELIE.withNir("1 59 01 38 999 077 12")), council("D77", AMELIE.withNir(NIR)));
  }

  @Test
  void aTelephoneLinksWhereOneSideHasCheckedADocument() throws Exception {
    assertOnePerson(
        server("1", phone(AMELIE, "+33 4 99 00 11 22")).status(IdentityStatus.VALIDATED),
        lab("P1", phone(AMELIE, "04.99.00.11.22")));
  }

  @Test
  void addressWithPostcodeLinksWhereOneSideHasCheckedADocument() throws Exception {
    assertOnePerson(
        server("1", AMELIE.withContact("1, quai Nord", "38999", "", ""))
            .status(IdentityStatus.VALIDATED),
        lab("P1", AMELIE.withContact("1 QUAI NORD", "38999", "", "")));
  }

  @Test
  void twoProvisionalIdentitiesNeedMoreThanATelephone() throws Exception {
    Traits traits = phone(AMELIE, "0499001122");
    assertProposedOnly(lab("P1", traits), otherLab("7", traits));
  }

  @Test
  void equalTraitsWithoutAnythingElseAreOnlyProposed() throws Exception {
    assertProposedOnly(server("1", AMELIE).status(IdentityStatus.VALIDATED), lab("P1", AMELIE));
  }

  @Test
  void minorsAreLinkedByHandOnly() throws Exception {
    Traits child = strict("KERVOAL", "LEO", "2010-04-17", Sex.MALE).withNir(NIR);
    assertProposedOnly(lab("P1", child), council("D77", child));
  }

  @Test
  void whoIsOfAgeInEveryZoneIsAnAdult() throws Exception {
    Traits young = strict("KERVOAL", "LEO", "2008-02-28", Sex.MALE).withNir(NIR);
    assertOnePerson(lab("P1", young), council("D77", young));
  }

  @Test
  void homonymsAreNotLinked() throws Exception {
    registry.known(lab("P1", AMELIE));
    registry.known(otherLab("7", AMELIE));
    registry.known(council("D77", AMELIE.withNir(NIR)));
    registry.known(server("1", AMELIE.withNir(NIR)));
    assertThat(registry.count("identity.person")).isEqualTo(4);
  }

  @Test
  void aProvenHomonymIsNotLinked() throws Exception {
    assertProposedOnly(
        lab("P1", AMELIE.withNir(NIR)).attributes("HOMA"), council("D77", AMELIE.withNir(NIR)));
  }

  @Test
  void twinsAreTwoPersons() throws Exception {
    Traits twin = strict("KERVOAL", "ARMELLE", "1961-04-17", Sex.FEMALE);
    assertTwoPersons(
        server("1", phone(AMELIE, "0499001122")).status(IdentityStatus.VALIDATED),
        lab("P1", phone(twin, "0499001122")));
  }

  @Test
  void fatherAndSonOfOneNameAreTwoPersons() throws Exception {
    Traits father = strict("KERVOAL", "YVES", "1940-04-17", Sex.MALE).withNir(NIR);
    Traits son = strict("KERVOAL", "YVES", "1970-04-17", Sex.MALE).withNir(NIR);
    assertTwoPersons(lab("P1", father), council("D77", son));
  }

  @Test
  void aFamilyThatSharesANirIsNotOnePerson() throws Exception {
    Traits husband = strict("MARNON", "LUC", "1958-02-11", Sex.MALE).withNir(NIR);
    assertTwoPersons(lab("P1", AMELIE.withNir(NIR)), council("D77", husband));
  }

  @Test
  void oneTraitThatIsNotStatedLinksNothing() throws Exception {
    Traits noPlace =
        AMELIE.withStrict("KERVOAL", "AMELIE", AMELIE.birthDate(), Sex.FEMALE, "").withNir(NIR);
    assertTwoPersons(lab("P1", AMELIE.withNir(NIR)), council("D77", noPlace));
  }

  @Test
  void aBirthDateThatStandsForAnUnknownOneNeedsTheNir() throws Exception {
    Traits vague = phone(strict("KERVOAL", "AMELIE", "1961-12-31", Sex.FEMALE), "0499001122");
    assertProposedOnly(server("1", vague).status(IdentityStatus.VALIDATED), lab("P1", vague));
    registry.known(council("D77", vague.withNir(NIR)));
    assertThat(registry.count("identity.person")).isEqualTo(3);
  }

  @Test
  void aBirthDateThatStandsForAnUnknownOneLinksWithTheNir() throws Exception {
    Traits vague = strict("KERVOAL", "AMELIE", "1961-12-31", Sex.FEMALE).withNir(NIR);
    assertOnePerson(lab("P1", vague), council("D77", vague));
  }

  @Test
  void twoInsAreTwoPersonsWhateverTheirTraits() throws Exception {
    assertTwoPersons(
        server("1", AMELIE.withNir(NIR)).ins(AMELIE_INS),
        lab("P1", AMELIE.withNir(NIR)).ins(OTHER_INS));
    assertThat(registry.reviews()).isEmpty();
  }

  @Test
  void fictiveDoubtfulAndAnonymousIdentitiesStayAlone() throws Exception {
    for (String attribute : new String[] {"FICT", "DOUT", "ANOM", "CACH", "USUR"}) {
      registry.known(lab("P" + attribute, AMELIE.withNir(NIR)).attributes(attribute));
    }
    registry.known(council("D77", AMELIE.withNir(NIR)));
    assertThat(registry.count("identity.person")).isEqualTo(6);
    assertThat(registry.reviews()).isEmpty();
  }

  @Test
  void aCompoundFirstNameLinksWhereBothListsSayTheSame() throws Exception {
    Traits compound =
        strict("KERVOAL", "AMELIE-ROSE", "1961-04-17", Sex.FEMALE)
            .withGivenNames("AMELIE-ROSE JEANNE")
            .withNir(NIR);
    Traits simple = AMELIE.withGivenNames("AMELIE ROSE JEANNE").withNir(NIR);
    assertOnePerson(lab("P1", compound), council("D77", simple));
  }

  private void assertOnePerson(Said one, Said other) throws Exception {
    assertThat(registry.personOf(registry.known(other)))
        .isEqualTo(registry.personOf(registry.known(one)));
    assertThat(registry.reviews()).isEmpty();
  }

  private void assertTwoPersons(Said one, Said other) throws Exception {
    assertThat(registry.personOf(registry.known(other)))
        .isNotEqualTo(registry.personOf(registry.known(one)));
  }

  private void assertProposedOnly(Said one, Said other) throws Exception {
    assertTwoPersons(one, other);
    assertThat(registry.reviews()).containsExactly("POTENTIAL_DUPLICATE");
  }

  private static Traits phone(Traits traits, String number) {
    return traits.withContact("", "", "", number);
  }
}
