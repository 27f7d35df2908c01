package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.otherLab;
import static org.estuaire.identity.registry.Said.server;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final Decision DECISION = new Decision("m.cellule", "document seen");

  private final Registry registry = new Registry();
  private final Links links = new Links(TestPersons.NUMBERS);

  @Test
  void unlinkUndoesALinkExactly() throws Exception {
    long lab = registry.known(lab("P1", AMELIE));
    long other = registry.known(otherLab("7", AMELIE));
    UUID before = registry.personOf(other);
    registry.decide(tx -> links.link(tx, other, registry.personOf(lab), DECISION));
    assertThat(registry.personOf(other)).isEqualTo(registry.personOf(lab));
    registry.decide(tx -> links.unlink(tx, other, DECISION));
    assertThat(registry.personOf(other)).isEqualTo(before);
  }

  @Test
  void everyLinkThatEverWasStaysWithWhoAndWhy() throws Exception {
    long lab = registry.known(lab("P1", AMELIE));
    long other = registry.known(otherLab("7", AMELIE));
    registry.decide(tx -> links.link(tx, other, registry.personOf(lab), DECISION));
    registry.decide(tx -> links.unlink(tx, other, DECISION));
    assertThat(
            registry.all(
                "SELECT rule || ' ' || made_by || ' ' || coalesce(ended_by || ended_reason, '-')"
                    + " FROM identity.link WHERE source_identity_id = "
                    + other
                    + " ORDER BY id"))
        .containsExactly(
            "OWN registry m.celluledocument seen",
            "LINKED m.cellule m.celluledocument seen",
            "UNLINKED m.cellule -");
    assertThat(registry.all("SELECT action FROM audit.event ORDER BY id"))
        .containsExactly("identity link", "identity unlink");
  }

  @Test
  void anIdentityUnlinkedFromWhatARuleLinkedBecomesAPersonOfItsOwn() throws Exception {
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    long lab = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    registry.decide(tx -> links.unlink(tx, lab, DECISION));
    assertThat(registry.personOf(lab)).isNotEqualTo(registry.personOf(server));
  }

  @Test
  void theFounderOfAPersonCanLeaveItToo() throws Exception {
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    long lab = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    UUID person = registry.personOf(server);
    registry.decide(tx -> links.unlink(tx, server, DECISION));
    assertThat(registry.personOf(lab)).isEqualTo(person);
    assertThat(registry.personOf(server)).isNotEqualTo(person);
  }

  @Test
  void whatWasUnlinkedByHandIsNotLinkedAgainByALaterRecord() throws Exception {
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    Said lab = lab("P1", AMELIE).ins(AMELIE_INS);
    long id = registry.known(lab);
    registry.decide(tx -> links.unlink(tx, id, DECISION));
    registry.known(lab.at("2026-05-01T08:00:00Z"));
    assertThat(registry.personOf(id)).isNotEqualTo(registry.personOf(server));
  }

  @Test
  void mergeMovesEverySourceIdentityAndEachCanGoBack() throws Exception {
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    long lab = registry.known(lab("P1", AMELIE).ins(AMELIE_INS));
    long other = registry.known(otherLab("7", AMELIE));
    UUID from = registry.personOf(server);
    registry.decide(tx -> links.merge(tx, from, registry.personOf(other), DECISION));
    assertThat(registry.personOf(server)).isEqualTo(registry.personOf(other));
    assertThat(registry.personOf(lab)).isEqualTo(registry.personOf(other));
    for (long moved : new long[] {server, lab}) {
      registry.decide(tx -> links.unlink(tx, moved, DECISION));
      assertThat(registry.personOf(moved)).isEqualTo(from);
    }
  }

  @Test
  void anIdentityThatIsAloneCannotBeUnlinked() throws Exception {
    long lab = registry.known(lab("P1", AMELIE));
    assertThatThrownBy(() -> registry.decide(tx -> links.unlink(tx, lab, DECISION)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPersonThatDoesNotExistCannotBeLinkedTo() throws Exception {
    long lab = registry.known(lab("P1", AMELIE));
    UUID nobody = new UUID(0, 0);
    assertThatThrownBy(() -> registry.decide(tx -> links.link(tx, lab, nobody, DECISION)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDecisionNamesWhoAndWhy() {
    assertThatThrownBy(() -> new Decision("m.cellule", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
