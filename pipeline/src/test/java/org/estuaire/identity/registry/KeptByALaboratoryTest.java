package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.OTHER_INS;
import static org.estuaire.identity.registry.Said.feed;
import static org.estuaire.identity.registry.Said.report;
import static org.estuaire.identity.registry.Said.server;

import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.identity.EventKind;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A laboratory whose reports state little of a person, such as those of HPRIM Médecins, and whose
 * identity feed states the rest under the same identifiers.
 */
class KeptByALaboratoryTest {

  private static final String EARLIER = "2026-02-01T08:00:00Z";
  private static final String LATER = "2026-04-01T08:00:00Z";

  /** What a report of HPRIM Médecins says: neither sex nor birth place. */
  private static final Traits LITTLE = named("KERVOAL", "AMELIE", "1961-04-17");

  private final Registry registry = new Registry();
  private long hospital;

  private static Traits named(String name, String given, String born) {
    return Traits.UNKNOWN.withStrict(
        name, given, Optional.of(LocalDate.parse(born)), Sex.UNKNOWN, "");
  }

  @BeforeEach
  void theHospitalKnowsHer() throws Exception {
    hospital = registry.known(server("IPP1", AMELIE).ins(AMELIE_INS));
  }

  @Test
  void aReportAloneStaysAlone() throws Exception {
    long reported = registry.known(report("P1", LITTLE));
    assertThat(registry.personOf(reported)).isNotEqualTo(registry.personOf(hospital));
  }

  @Test
  void aReportReachesWhomTheFeedStatedBefore() throws Exception {
    long stated = registry.known(feed("P1", AMELIE).ins(AMELIE_INS));
    assertThat(registry.known(report("P1", LITTLE).at(LATER))).isEqualTo(stated);
    assertThat(registry.personOf(stated)).isEqualTo(registry.personOf(hospital));
  }

  @Test
  void aReportThatCameFirstJoinsWhenTheFeedComes() throws Exception {
    long reported = registry.known(report("P1", LITTLE).at(LATER));
    assertThat(registry.known(feed("P1", AMELIE).ins(AMELIE_INS).at(EARLIER))).isEqualTo(reported);
    assertThat(registry.personOf(reported)).isEqualTo(registry.personOf(hospital));
    assertThat(
            registry.all(
                "SELECT rule || ' ' || coalesce(ended_by, '-') FROM identity.link"
                    + " WHERE source_identity_id = "
                    + reported
                    + " ORDER BY id"))
        .containsExactly("OWN registry", "INS -");
    assertThat(registry.reviews()).isEmpty();
  }

  @Test
  void bothOrdersComeToTheSameIdentity() throws Exception {
    Traits withNumber = LITTLE.withNir("2610438999012");
    registry.known(report("P1", withNumber));
    registry.known(feed("P1", AMELIE).ins(AMELIE_INS));
    registry.known(feed("P2", AMELIE).ins(AMELIE_INS));
    registry.known(report("P2", withNumber));
    assertThat(
            registry.all(
                "SELECT DISTINCT concat_ws(' ', birth_name, first_given_name, birth_date, sex,"
                    + " birth_place, ins, status, nir) FROM identity.source_identity"
                    + " WHERE domain = '2.999.10.4'"))
        .hasSize(1);
  }

  @Test
  void theFeedJoinsByFiveTraitsAndTheNumberThatAReportGave() throws Exception {
    long reported = registry.known(report("P1", LITTLE.withNir(AMELIE_INS)));
    registry.known(feed("P1", AMELIE).status(IdentityStatus.VALIDATED).at(LATER));
    assertThat(registry.personOf(reported)).isEqualTo(registry.personOf(hospital));
    assertThat(registry.all("SELECT rule FROM identity.link WHERE ended_at IS NULL ORDER BY id"))
        .containsExactly("OWN", "TRAITS");
  }

  @Test
  void aReportTakesNothingAwayOfWhatTheFeedStated() throws Exception {
    registry.known(feed("P1", AMELIE).ins(AMELIE_INS));
    registry.known(report("P1", LITTLE.withContact("1 quai Nord", "38999", "", "")).at(LATER));
    assertThat(
            registry.all(
                "SELECT concat_ws(' ', ins, status, sex, birth_place, address)"
                    + " FROM identity.source_identity WHERE local_id = 'P1'"))
        .containsExactly(AMELIE_INS + " QUALIFIED F 38999 1 quai Nord");
  }

  @Test
  void aProvisionalIdentityJoinsWhenItIsQualified() throws Exception {
    long stated = registry.known(feed("P1", AMELIE));
    registry.known(report("P1", LITTLE));
    assertThat(registry.personOf(stated)).isNotEqualTo(registry.personOf(hospital));
    registry.known(feed("P1", AMELIE).ins(AMELIE_INS).at(LATER));
    assertThat(registry.personOf(stated)).isEqualTo(registry.personOf(hospital));
  }

  @ParameterizedTest
  @CsvSource({
    "KERVOAL, AMELIE, 1962-04-17",
    "MARNON, AMELIE, 1961-04-17",
    "KERVOAL, ROSALIE, 1961-04-17",
    "MARNON, LUC, 1950-02-11"
  })
  void aReportThatContradictsTheFeedIsACollisionWhicheverComesFirst(
      String name, String given, String born) throws Exception {
    Traits other = named(name, given, born);
    registry.known(feed("P1", AMELIE).ins(AMELIE_INS));
    assertThat(registry.held(report("P1", other).at(LATER))).isEqualTo("IDE-001");

    long reported = registry.known(report("P2", other));
    assertThat(registry.held(feed("P2", AMELIE).ins(AMELIE_INS).at(LATER))).isEqualTo("IDE-001");
    assertThat(registry.reviews()).containsExactly("COLLISION", "COLLISION");
    assertThat(registry.personOf(reported)).isNotEqualTo(registry.personOf(hospital));
  }

  @Test
  void whatWasSentAsReportsOnlyIsNoCorrectionOfTheFeed() throws Exception {
    Traits other = named("KERVOAL", "AMELIE", "1962-04-17");
    registry.known(report("P1", other).at(LATER));
    assertThat(registry.held(feed("P1", AMELIE).ins(AMELIE_INS).at(EARLIER))).isEqualTo("IDE-001");
  }

  @Test
  void theNameUsedIsNoContradictionOfTheBirthName() throws Exception {
    Traits married = AMELIE.withUsed("VERNAY", "");
    Traits asMarried = named("VERNAY", "AMELIE", "1961-04-17");
    long first = registry.known(report("P1", asMarried));
    registry.known(feed("P1", married).ins(AMELIE_INS));
    assertThat(registry.known(report("P1", asMarried).at(LATER))).isEqualTo(first);
    assertThat(
            registry.all(
                "SELECT birth_name || ' ' || used_name FROM identity.source_identity WHERE id = "
                    + first))
        .containsExactly("KERVOAL VERNAY");
    assertThat(registry.personOf(first)).isEqualTo(registry.personOf(hospital));
  }

  @Test
  void whomTheIdentityCellTookApartIsNotJoinedAgain() throws Exception {
    long reported = registry.known(report("P1", LITTLE));
    registry.known(feed("P1", AMELIE).ins(AMELIE_INS));
    registry.decide(
        tx ->
            new PairDecisions(TestPersons.NUMBERS)
                .take(
                    tx,
                    EventKind.UNLINK,
                    new LocalId("2.999.10.4", "P1"),
                    new LocalId("2.999.20.1", "IPP1"),
                    new Decision("m.cellule", "two sisters")));
    assertThat(registry.personOf(reported)).isNotEqualTo(registry.personOf(hospital));
    registry.known(
        feed("P1", AMELIE.withContact("2 quai Sud", "38998", "", "")).ins(AMELIE_INS).at(LATER));
    assertThat(registry.personOf(reported)).isNotEqualTo(registry.personOf(hospital));
  }

  @Test
  void homonymsAreForTheIdentityCell() throws Exception {
    registry.known(server("IPP2", AMELIE).ins(OTHER_INS));
    long reported = registry.known(report("P1", LITTLE.withNir(AMELIE_INS)));
    registry.known(feed("P1", AMELIE).status(IdentityStatus.VALIDATED));
    assertThat(registry.personOf(reported)).isNotEqualTo(registry.personOf(hospital));
    assertThat(registry.reviews()).contains("POTENTIAL_DUPLICATE");
  }

  @Test
  void whoeverSpeaksOfHerLaterFindsHerInThePersonThatSheJoined() throws Exception {
    registry.known(report("P1", LITTLE));
    var both =
        registry.say(
            feed("P1", AMELIE).ins(AMELIE_INS), Said.otherLab("V1", AMELIE).ins(AMELIE_INS));
    assertThat(both).hasSize(2);
    assertThat(registry.count("identity.source_identity")).isEqualTo(3);
    assertThat(
            registry.all("SELECT count(DISTINCT person_id)::text FROM identity.person_of_source"))
        .containsExactly("1");
  }
}
