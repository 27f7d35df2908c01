package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.OTHER_INS;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.server;
import static org.estuaire.identity.registry.Said.strict;

import java.sql.SQLException;
import java.util.UUID;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.registry.Relation.State;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;

class PairDecisionsTest {

  private static final Decision DECISION = new Decision("m.cellule", "document seen");
  private static final Traits ZOE = strict("MARNON", "ZOE", "1975-02-03", Sex.FEMALE);
  private static final Traits PAUL = strict("BRISANT", "PAUL", "1980-09-09", Sex.MALE);
  private static final LocalId ONE = new LocalId("2.999.20.1", "1");
  private static final LocalId TWO = new LocalId("2.999.20.1", "2");
  private static final LocalId THREE = new LocalId("2.999.20.1", "3");

  private final Registry registry = new Registry();

  private State take(EventKind kind, LocalId one, LocalId other) throws SQLException {
    State[] state = new State[1];
    registry.decide(
        tx ->
            state[0] = new PairDecisions(TestPersons.NUMBERS).take(tx, kind, one, other, DECISION));
    return state[0];
  }

  @Test
  void aMergeTakesAlongWhatIsLinkedAndItsUndoingRestoresEverybody() throws Exception {
    long survivor = registry.known(server("1", ZOE));
    long absorbed = registry.known(server("2", AMELIE).ins(AMELIE_INS));
    long lab = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    UUID before = registry.personOf(absorbed);
    assertThat(registry.personOf(lab)).isEqualTo(before);
    assertThat(take(EventKind.MERGE, TWO, ONE)).isEqualTo(State.ACTIVE);
    assertThat(registry.personOf(absorbed)).isEqualTo(registry.personOf(survivor));
    assertThat(registry.personOf(lab)).isEqualTo(registry.personOf(survivor));
    assertThat(take(EventKind.UNMERGE, TWO, ONE)).isEqualTo(State.ENDED);
    assertThat(registry.personOf(absorbed)).isEqualTo(before);
    assertThat(registry.personOf(lab)).isEqualTo(before);
    assertThat(registry.personOf(survivor)).isNotEqualTo(before);
  }

  @Test
  void noClinicalRowMovesWhenItsPersonDoes() throws Exception {
    registry.known(server("1", ZOE));
    long absorbed = registry.known(server("2", AMELIE));
    registry.decide(
        tx -> {
          try (var statement = tx.createStatement()) {
            statement.execute("CREATE TABLE clinical (source_identity_id bigint, value text)");
            statement.execute("INSERT INTO clinical VALUES (" + absorbed + ", 'glucose')");
          }
        });
    String ofPerson =
        "SELECT value FROM clinical JOIN identity.person_of_source USING (source_identity_id)"
            + " WHERE person_id = '%s'";
    UUID own = registry.personOf(absorbed);
    take(EventKind.MERGE, TWO, ONE);
    UUID merged = registry.personOf(absorbed);
    assertThat(registry.all(ofPerson.formatted(merged))).containsExactly("glucose");
    assertThat(registry.all(ofPerson.formatted(own))).isEmpty();
    take(EventKind.UNMERGE, TWO, ONE);
    assertThat(registry.all(ofPerson.formatted(own))).containsExactly("glucose");
    assertThat(registry.all("SELECT source_identity_id FROM clinical"))
        .containsExactly(Long.toString(absorbed));
  }

  @Test
  void everyLinkOfAMergeSaysWhoAndWhy() throws Exception {
    registry.known(server("1", ZOE));
    long absorbed = registry.known(server("2", AMELIE));
    take(EventKind.MERGE, TWO, ONE);
    take(EventKind.UNMERGE, TWO, ONE);
    // One of both moved: the survivor's person stays.
    assertThat(
            registry.all(
                "SELECT rule || ' ' || made_by FROM identity.link WHERE source_identity_id = "
                    + absorbed
                    + " ORDER BY id"))
        .containsExactly("OWN registry", "MERGED m.cellule", "RESTORED m.cellule");
    assertThat(registry.all("SELECT action FROM audit.event ORDER BY id"))
        .containsExactly("identity merge", "identity unmerge");
  }

  @Test
  void mergesChainAndARingIsReportedAndDoesNotHold() throws Exception {
    long one = registry.known(server("1", ZOE));
    long two = registry.known(server("2", AMELIE));
    long three = registry.known(server("3", strict("BRISANT", "EVE", "1980-09-09", Sex.FEMALE)));
    take(EventKind.MERGE, ONE, TWO);
    take(EventKind.MERGE, TWO, THREE);
    assertThat(registry.personOf(one)).isEqualTo(registry.personOf(three));
    assertThat(registry.personOf(two)).isEqualTo(registry.personOf(three));
    assertThat(take(EventKind.MERGE, THREE, ONE)).isEqualTo(State.CYCLE);
    assertThat(registry.reviews()).contains("MERGE_CYCLE");
  }

  @Test
  void aLinkOfTwoSexesOrTwoInsIsHeldForTheCell() throws Exception {
    long one = registry.known(server("1", ZOE));
    long two = registry.known(server("2", PAUL));
    assertThat(take(EventKind.LINK, ONE, TWO)).isEqualTo(State.HELD);
    assertThat(registry.personOf(one)).isNotEqualTo(registry.personOf(two));
    assertThat(registry.reviews()).containsExactly("TRAITS_DISAGREE");
    registry.known(server("3", AMELIE).ins(AMELIE_INS));
    registry.known(server("4", strict("HAUTPIN", "LEA", "1970-01-05", Sex.FEMALE)).ins(OTHER_INS));
    assertThat(take(EventKind.LINK, THREE, new LocalId("2.999.20.1", "4"))).isEqualTo(State.HELD);
  }

  @Test
  void aHeldLinkTakesEffectWhenTheContradictionIsCorrected() throws Exception {
    long one = registry.known(server("1", ZOE));
    long two = registry.known(server("2", strict("BRISANT", "ALIX", "1980-09-09", Sex.MALE)));
    take(EventKind.LINK, ONE, TWO);
    registry.known(
        server("2", strict("BRISANT", "ALIX", "1980-09-09", Sex.FEMALE))
            .at("2026-05-01T08:00:00Z"));
    assertThat(registry.personOf(one)).isEqualTo(registry.personOf(two));
  }

  @Test
  void aLinkThatWouldJoinContradictoryIdentitiesThroughAThirdIsHeldToo() throws Exception {
    long one = registry.known(server("1", ZOE));
    registry.known(server("2", PAUL));
    long unsaid = registry.known(server("3", strict("KERVOAL", "ALIX", "1961-04-17", Sex.UNKNOWN)));
    assertThat(take(EventKind.LINK, ONE, THREE)).isEqualTo(State.ACTIVE);
    assertThat(take(EventKind.LINK, THREE, TWO)).isEqualTo(State.HELD);
    assertThat(registry.personOf(one)).isNotEqualTo(registry.personOf(unsaid));
  }

  @Test
  void whatARuleLinkedIsPartedByHandAndStaysApart() throws Exception {
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    long lab = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    LocalId atLab = new LocalId("2.999.10.1", "P1");
    assertThat(take(EventKind.UNLINK, atLab, ONE)).isEqualTo(State.ENDED);
    assertThat(registry.personOf(lab)).isNotEqualTo(registry.personOf(server));
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS).at("2026-05-01T08:00:00Z"));
    assertThat(registry.personOf(lab)).isNotEqualTo(registry.personOf(server));
    assertThat(registry.count("identity.parted")).isEqualTo(1);
    assertThat(take(EventKind.LINK, atLab, ONE)).isEqualTo(State.ACTIVE);
    assertThat(registry.personOf(lab)).isEqualTo(registry.personOf(server));
  }

  @Test
  void aPairThatOthersKeepTogetherIsReported() throws Exception {
    registry.known(server("1", ZOE));
    registry.known(server("2", AMELIE));
    registry.known(server("3", strict("BRISANT", "EVE", "1980-09-09", Sex.FEMALE)));
    take(EventKind.LINK, ONE, TWO);
    take(EventKind.LINK, TWO, THREE);
    take(EventKind.LINK, ONE, THREE);
    take(EventKind.UNLINK, ONE, TWO);
    assertThat(registry.reviews()).containsExactly("PARTED_BUT_LINKED");
    registry.decide(tx -> assertThat(new ReviewItems().open(tx)).hasSize(1));
  }

  @Test
  void unlinkingAnIdentityEndsTheRelationsThatHoldIt() throws Exception {
    long survivor = registry.known(server("1", ZOE));
    long absorbed = registry.known(server("2", AMELIE));
    UUID own = registry.personOf(absorbed);
    take(EventKind.MERGE, TWO, ONE);
    registry.decide(tx -> new Links(TestPersons.NUMBERS).unlink(tx, absorbed, DECISION));
    assertThat(registry.personOf(absorbed)).isEqualTo(own);
    assertThat(registry.personOf(survivor)).isNotEqualTo(own);
  }

  @Test
  void whatIsUnknownOrLeavesItsDomainOrWasNeverDoneIsRefused() throws Exception {
    registry.known(server("1", ZOE));
    registry.known(server("2", AMELIE));
    registry.known(lab("P1", AMELIE));
    assertThatThrownBy(() -> take(EventKind.LINK, ONE, THREE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> take(EventKind.MERGE, ONE, ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> take(EventKind.UNMERGE, ONE, TWO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> take(EventKind.MERGE, ONE, new LocalId("2.999.10.1", "P1")))
        .isInstanceOf(IllegalArgumentException.class);
    take(EventKind.MERGE, ONE, TWO);
    assertThatThrownBy(() -> take(EventKind.UNLINK, ONE, TWO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
