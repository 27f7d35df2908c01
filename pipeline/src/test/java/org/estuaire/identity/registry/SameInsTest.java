package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.council;
import static org.estuaire.identity.registry.Said.hospital;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.otherLab;
import static org.estuaire.identity.registry.Said.server;
import static org.estuaire.identity.registry.Said.strict;

import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;

/** Rule 2: the same qualified INS. */
class SameInsTest {

  private final Registry registry = new Registry();

  @Test
  void aPersonKnownToALabACouncilAnIdentityServerAndTheHospitalIsOnePersonWithFourSources()
      throws Exception {
    Traits billing =
        Traits.UNKNOWN.withStrict(
            "", "", Optional.of(LocalDate.parse("1961-04-17")), Sex.FEMALE, "");
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    long lab = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    long council = registry.known(council("D77", AMELIE.withNir(AMELIE_INS)));
    long hospital = registry.known(hospital("entree:900", billing).ins(AMELIE_INS));
    assertThat(registry.count("identity.source_identity")).isEqualTo(4);
    assertThat(
            registry.all(
                "SELECT DISTINCT person_id FROM identity.person_of_source"
                    + " WHERE source_identity_id IN ("
                    + String.join(",", "" + server, "" + lab, "" + council, "" + hospital)
                    + ")"))
        .hasSize(1);
    assertThat(registry.reviews()).isEmpty();
  }

  @Test
  void twoDomainsWithTheSameNewInsInOneChunkAreOnePerson() throws Exception {
    registry.say(lab("P1", AMELIE).ins(AMELIE_INS), otherLab("7", AMELIE).ins(AMELIE_INS));
    assertThat(registry.count("identity.source_identity")).isEqualTo(2);
    assertThat(registry.count("identity.person")).isOne();
  }

  @Test
  void anInsIsTheSameWhateverAuthorityTheSenderNames() throws Exception {
    long one = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    long two = registry.known(otherLab("7", AMELIE).ins(AMELIE_INS, Authority.NIR));
    assertThat(registry.personOf(two)).isEqualTo(registry.personOf(one));
  }

  @Test
  void contradictoryTraitsUnderAnInsAreHeldAndMakeNoIdentity() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    Said other = lab("P1", strict("MARNON", "LUC", "1950-02-11", Sex.MALE)).ins(AMELIE_INS);
    assertThat(registry.held(other)).isEqualTo("IDE-003");
    assertThat(registry.reviews()).containsExactly("TRAITS_DISAGREE");
    assertThat(registry.count("identity.source_identity")).isOne();
    assertThat(registry.count("identity.review_identity")).isOne();
    assertThat(registry.all("SELECT held FROM identity.review_record")).containsExactly("t");
  }

  @Test
  void theInsOfAnotherIsHeldForAKnownLocalIdToo() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    Traits luc = strict("MARNON", "LUC", "1950-02-11", Sex.MALE);
    registry.known(lab("P1", luc));
    assertThat(registry.held(lab("P1", luc).ins(AMELIE_INS))).isEqualTo("IDE-003");
    assertThat(registry.all("SELECT ins FROM identity.source_identity ORDER BY id"))
        .containsExactly(AMELIE_INS, "null");
  }

  @Test
  void anotherBirthPlaceUnderAnInsDoesNotHold() throws Exception {
    long one = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    Traits elsewhere =
        AMELIE.withStrict("KERVOAL", "AMELIE", AMELIE.birthDate(), Sex.FEMALE, "99352");
    long two = registry.known(lab("P1", elsewhere).ins(AMELIE_INS));
    assertThat(registry.personOf(two)).isEqualTo(registry.personOf(one));
  }

  @Test
  void theTraitsOfTheIdentityServerDecideWhereBearersDiffer() throws Exception {
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    Traits corrected = strict("KERVOAL", "AMELIE", "1961-07-14", Sex.FEMALE);
    registry.known(server("1", corrected).ins(AMELIE_INS).at("2026-04-01T08:00:00Z"));
    long late = registry.known(otherLab("7", corrected).ins(AMELIE_INS));
    assertThat(registry.personOf(late))
        .isEqualTo(registry.personOf(registry.known(lab("P1", AMELIE))));
  }

  @Test
  void twoIdentitiesOfOneDomainWithOneInsAreAnAlertAndStillOnePerson() throws Exception {
    long one = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    long two = registry.known(server("2", AMELIE).ins(AMELIE_INS));
    assertThat(registry.reviews()).containsExactly("DUPLICATE_INS");
    assertThat(registry.personOf(two)).isEqualTo(registry.personOf(one));
  }

  @Test
  void reportsWithoutPatientIdentifierAreNoDuplicateOfTheirDomain() throws Exception {
    registry.known(lab("report:1", AMELIE).ins(AMELIE_INS));
    registry.known(lab("report:2", AMELIE).ins(AMELIE_INS));
    assertThat(registry.reviews()).isEmpty();
    assertThat(registry.count("identity.person")).isOne();
  }

  @Test
  void aDoubtfulOrFictiveIdentityDoesNotUseItsIns() throws Exception {
    long sure = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    long doubtful = registry.known(lab("P1", AMELIE).ins(AMELIE_INS).attributes("DOUT"));
    long fictive = registry.known(lab("P2", AMELIE).ins(AMELIE_INS).attributes("FICT"));
    assertThat(registry.personOf(doubtful)).isNotEqualTo(registry.personOf(sure));
    assertThat(registry.personOf(fictive)).isNotEqualTo(registry.personOf(sure));
    assertThat(registry.all("SELECT status FROM identity.source_identity WHERE ins IS NULL"))
        .containsExactly("PROVISIONAL", "PROVISIONAL");
  }

  @Test
  void anIdentityThatBecomesDoubtfulLosesItsIns() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(server("1", AMELIE).attributes("DOUT").at("2026-04-01T08:00:00Z"));
    assertThat(registry.all("SELECT coalesce(ins, '-') || status FROM identity.source_identity"))
        .containsExactly("-PROVISIONAL");
  }

  @Test
  void twoExistingPersonsAreNeverMergedButProposed() throws Exception {
    long lab = registry.known(lab("P1", AMELIE));
    long server = registry.known(server("1", AMELIE.withNir("1")).ins(AMELIE_INS));
    assertThat(registry.reviews()).containsExactly("POTENTIAL_DUPLICATE");
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS).at("2026-04-01T08:00:00Z"));
    assertThat(registry.personOf(lab)).isNotEqualTo(registry.personOf(server));
    assertThat(registry.count("identity.review_item")).isEqualTo(2);
  }

  @Test
  void anInsThatTwoPersonsBearLinksANewIdentityToNeither() throws Exception {
    long lab = registry.known(lab("P1", AMELIE));
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS).at("2026-04-01T08:00:00Z"));
    long third = registry.known(otherLab("7", AMELIE).ins(AMELIE_INS));
    assertThat(registry.personOf(third)).isNotIn(registry.personOf(lab), registry.personOf(server));
  }

  @Test
  void theNirOfACouncilIsNeverAnIns() throws Exception {
    registry.known(council("D77", Traits.UNKNOWN.withNir(AMELIE_INS)));
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    assertThat(registry.count("identity.person")).isEqualTo(2);
    assertThat(registry.count("identity.source_identity WHERE ins IS NOT NULL")).isOne();
  }

  @Test
  void aTextThatIsNoMatriculeIsNotKeptAsOne() throws Exception {
    registry.known(lab("P1", AMELIE).ins("12"));
    assertThat(registry.count("identity.source_identity WHERE ins IS NOT NULL")).isZero();
  }
}
