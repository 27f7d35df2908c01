package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.OTHER_INS;
import static org.estuaire.identity.registry.Said.hospital;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.otherLab;
import static org.estuaire.identity.registry.Said.server;
import static org.estuaire.identity.registry.Said.strict;

import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 1: a known identifier of a domain. */
class KnownLocalIdTest {

  private static final String EARLIER = "2026-02-01T08:00:00Z";
  private static final String LATER = "2026-04-01T08:00:00Z";

  private final Registry registry = new Registry();

  @Test
  void theSameLocalIdIsTheSameIdentity() throws Exception {
    long first = registry.known(lab("P1", AMELIE));
    assertThat(registry.known(lab("P1", AMELIE).at(LATER))).isEqualTo(first);
    assertThat(registry.count("identity.source_identity")).isOne();
    assertThat(registry.count("identity.source_identity_history")).isZero();
  }

  @Test
  void theSameLocalIdInAnotherDomainIsAnotherIdentity() throws Exception {
    assertThat(registry.known(lab("P1", AMELIE)))
        .isNotEqualTo(registry.known(otherLab("P1", AMELIE)));
  }

  @Test
  void aNewLocalIdTwiceInOneChunkIsOneIdentity() throws Exception {
    var resolutions = registry.say(lab("P1", AMELIE), lab("P1", AMELIE));
    assertThat(resolutions.get(0)).isEqualTo(resolutions.get(1));
    assertThat(registry.count("identity.source_identity")).isOne();
  }

  @Test
  void aCompatibleNewerStatementCompletesAndKeepsTheOldOneAsHistory() throws Exception {
    long id = registry.known(lab("P1", strict("KERVOAL", "", "1961-12-31", Sex.FEMALE)));
    registry.known(lab("P1", AMELIE.withContact("1 quai Nord", "38999", "", "")).at(LATER));
    assertThat(registry.one("SELECT birth_date FROM identity.source_identity WHERE id = " + id))
        .isEqualTo("1961-04-17");
    assertThat(
            registry.all(
                "SELECT birth_date || ' ' || version || ' ' || replaced_by_delivery_id"
                    + " FROM identity.source_identity_history"))
        .containsExactly("1961-12-31 1 2");
  }

  @Test
  void anOlderStatementThatArrivesLateNeverOverwritesANewerOne() throws Exception {
    registry.known(lab("P1", AMELIE.withContact("2 quai Sud", "38998", "", "")).at(LATER));
    registry.known(lab("P1", AMELIE.withContact("1 quai Nord", "38999", "", "")).at(EARLIER));
    assertThat(registry.all("SELECT address FROM identity.source_identity"))
        .containsExactly("2 quai Sud");
  }

  @Test
  void anUnchangedNewerStatementStillCountsAsTheNewestOne() throws Exception {
    registry.known(lab("P1", AMELIE.withContact("1 quai Nord", "38999", "", "")).at(EARLIER));
    registry.known(lab("P1", AMELIE.withContact("1 quai Nord", "38999", "", "")).at(LATER));
    registry.known(lab("P1", AMELIE.withContact("2 quai Sud", "38998", "", "")));
    assertThat(registry.all("SELECT address FROM identity.source_identity"))
        .containsExactly("1 quai Nord");
  }

  @Test
  void aSpellingVariantOfHyphenOrApostropheIsNoCollision() throws Exception {
    registry.known(lab("P1", strict("L'ESTRAN", "MARIE-ROSE", "1961-04-17", Sex.FEMALE)));
    registry.known(lab("P1", strict("L ESTRAN", "Marie Rose", "1961-04-17", Sex.FEMALE)));
    assertThat(registry.reviews()).isEmpty();
  }

  @Test
  void anotherPersonUnderAKnownLocalIdIsHeldAsACollision() throws Exception {
    registry.known(lab("P1", AMELIE));
    assertThat(registry.held(lab("P1", strict("MARNON", "LUC", "1950-02-11", Sex.MALE)).at(LATER)))
        .isEqualTo("IDE-001");
    assertThat(registry.reviews()).containsExactly("COLLISION");
    assertThat(registry.all("SELECT birth_name FROM identity.source_identity"))
        .containsExactly("KERVOAL");
  }

  @Test
  void anotherBirthDateAloneIsACollisionToo() throws Exception {
    registry.known(lab("P1", AMELIE));
    assertThat(registry.held(lab("P1", strict("KERVOAL", "AMELIE", "1991-04-17", Sex.FEMALE))))
        .isEqualTo("IDE-001");
  }

  @Test
  void theSameDoubtTwiceIsOneReviewItemWithTwoRecords() throws Exception {
    registry.known(lab("P1", AMELIE));
    Said other = lab("P1", strict("MARNON", "LUC", "1950-02-11", Sex.MALE));
    registry.held(other);
    registry.held(other);
    assertThat(registry.reviews()).containsExactly("COLLISION");
    assertThat(registry.count("identity.review_record")).isEqualTo(2);
  }

  @Test
  void anotherQualifiedInsUnderAKnownLocalIdIsHeld() throws Exception {
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    assertThat(registry.held(lab("P1", AMELIE).ins(OTHER_INS))).isEqualTo("IDE-002");
  }

  @Test
  void evenTheIdentityServerDoesNotReplaceAnInsByAnother() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    assertThat(registry.held(server("1", AMELIE).ins(OTHER_INS).at(LATER))).isEqualTo("IDE-002");
  }

  @Test
  void theIdentityServerReplacesAWaitingNumberByTheFinalOne() throws Exception {
    registry.known(server("1", AMELIE).ins(OTHER_INS, Authority.NIA));
    registry.known(server("1", AMELIE).ins(AMELIE_INS, Authority.NIR).at(LATER));
    assertThat(registry.all("SELECT ins FROM identity.source_identity"))
        .containsExactly(AMELIE_INS);
  }

  @Test
  void theIdentityServerCorrectsItsOwnTraits() throws Exception {
    registry.known(server("1", strict("KERVAL", "AMELIE", "1961-04-17", Sex.FEMALE)));
    registry.known(server("1", AMELIE).at(LATER));
    assertThat(registry.all("SELECT birth_name FROM identity.source_identity"))
        .containsExactly("KERVOAL");
    assertThat(registry.count("identity.source_identity_history")).isOne();
  }

  @Test
  void anIdentifierThatTheServerGaveToSomebodyElseIsACollision() throws Exception {
    registry.known(server("1", AMELIE));
    assertThat(
            registry.held(server("1", strict("MARNON", "LUC", "1950-02-11", Sex.MALE)).at(LATER)))
        .isEqualTo("IDE-001");
  }

  @ParameterizedTest
  @CsvSource({"MARNON, ROSE", "Петрова, Анна", "李, 大伟"})
  void anotherBirthNameAndGivenNameOfTheServerAreACollision(String name, String given)
      throws Exception {
    registry.known(server("1", AMELIE));
    assertThat(registry.held(server("1", strict(name, given, "1961-04-17", Sex.FEMALE)).at(LATER)))
        .isEqualTo("IDE-001");
    assertThat(registry.reviews()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INCONNU, INCONNU", "NOUVEAU-NE, BEBE", "AMELIE, KERVOAL"})
  void theServerNamesWhoHadNoNameAndPutsSwappedNamesRight(String name, String given)
      throws Exception {
    registry.known(server("1", strict(name, given, "1961-04-17", Sex.FEMALE)));
    registry.known(server("1", AMELIE).at(LATER));
    assertThat(registry.all("SELECT birth_name FROM identity.source_identity"))
        .containsExactly("KERVOAL");
  }

  @Test
  void anOlderEventOfTheIdentityServerIsNoCollision() throws Exception {
    registry.known(server("1", AMELIE).at(LATER));
    registry.known(server("1", strict("KERVAL", "AMELIE", "1961-04-17", Sex.FEMALE)));
    assertThat(registry.all("SELECT birth_name FROM identity.source_identity"))
        .containsExactly("KERVOAL");
    assertThat(registry.reviews()).isEmpty();
  }

  @Test
  void theIdentityServerTakesTheInsAwayWhenItIsNoLongerQualified() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(server("1", AMELIE).status(IdentityStatus.VALIDATED).at(LATER));
    assertThat(registry.all("SELECT coalesce(ins, '-') || status FROM identity.source_identity"))
        .containsExactly("-VALIDATED");
    assertThat(registry.all("SELECT ins FROM identity.source_identity_history"))
        .containsExactly(AMELIE_INS);
  }

  @Test
  void anInvoiceStatesLittleAndIsFiledUnderTheIppOfTheIdentityServer() throws Exception {
    long id = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    Traits billing =
        Traits.UNKNOWN
            .withStrict("", "", Optional.of(LocalDate.parse("1961-04-17")), Sex.FEMALE, "")
            .withNir("1590138999077");
    assertThat(registry.known(hospital("1", billing).at(LATER))).isEqualTo(id);
    assertThat(registry.all("SELECT birth_name || ' ' || nir FROM identity.source_identity"))
        .containsExactly("KERVOAL 1590138999077");
  }

  @Test
  void aGuestOfTheDomainNeverOverwritesWhatItsServerStates() throws Exception {
    registry.known(server("1", AMELIE.withContact("1 quai Nord", "38999", "", "")));
    registry.known(hospital("1", Traits.UNKNOWN.withContact("", "38998", "", "")).at(LATER));
    assertThat(registry.all("SELECT postcode FROM identity.source_identity"))
        .containsExactly("38999");
  }

  @Test
  void anInvoiceOfAnotherPersonUnderTheIppIsHeld() throws Exception {
    registry.known(server("1", AMELIE));
    Traits other =
        Traits.UNKNOWN.withStrict("", "", Optional.of(LocalDate.parse("1950-02-11")), Sex.MALE, "");
    assertThat(registry.held(hospital("1", other))).isEqualTo("IDE-001");
  }

  @Test
  void anIdentityServerPrevailsOverAnInvoiceThatCameFirst() throws Exception {
    Traits billing = Traits.UNKNOWN.withContact("", "38998", "", "");
    long id = registry.known(hospital("1", billing).at(LATER));
    Said said = server("1", AMELIE.withContact("1 quai Nord", "38999", "", "")).at(EARLIER);
    assertThat(registry.known(said)).isEqualTo(id);
    assertThat(registry.all("SELECT birth_name || postcode FROM identity.source_identity"))
        .containsExactly("KERVOAL38999");
  }

  @Test
  void aCorrectionThatContradictsALinkedIdentityGoesToReviewAndLeavesTheLink() throws Exception {
    long lab = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(
        server("1", strict("KERVOAL", "AMELIE", "1961-07-14", Sex.FEMALE))
            .ins(AMELIE_INS)
            .at(LATER));
    assertThat(registry.reviews()).containsExactly("TRAITS_DISAGREE");
    assertThat(registry.personOf(lab)).isEqualTo(registry.personOf(server));
  }

  @Test
  void aLabMayFollowACorrectionThatTheIdentityServerMade() throws Exception {
    Traits corrected = strict("KERVOAL", "AMELIE", "1961-07-14", Sex.FEMALE);
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(server("1", corrected).ins(AMELIE_INS).at(LATER));
    registry.known(lab("P1", corrected).ins(AMELIE_INS).at(LATER));
    assertThat(registry.all("SELECT DISTINCT birth_date FROM identity.source_identity"))
        .containsExactly("1961-07-14");
  }

  @Test
  void aLocalIdThatNoIndexCanHoldIsHeldAndBreaksNothing() throws Exception {
    assertThat(registry.held(lab("P".repeat(5000), AMELIE))).isEqualTo("IDE-004");
    assertThat(registry.held(lab("P\u00001", AMELIE))).isEqualTo("IDE-004");
    assertThat(registry.count("identity.source_identity")).isZero();
  }

  @Test
  void traitsBeyondAllMeasureBreakNothing() throws Exception {
    Traits absurd =
        Traits.UNKNOWN
            .withStrict(
                "N\u0000".repeat(9000), "A", Optional.of(LocalDate.MAX), Sex.FEMALE, "38999")
            .withNir("9".repeat(9000));
    long id = registry.known(lab("P1", absurd));
    assertThat(registry.known(lab("P1", absurd))).isEqualTo(id);
  }
}
