package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.OTHER_INS;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.server;
import static org.estuaire.identity.registry.Said.strict;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.IdentityResolver.Resolution;
import org.estuaire.identity.registry.ReviewItems.OpenItem;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;

class ReviewItemsTest {

  private static final Decision DECISION = new Decision("m.cellule", "document seen");
  private static final Traits RENAMED = strict("MARNON", "AMELIE", "1961-04-17", Sex.FEMALE);

  private final Registry registry = new Registry();
  private final ReviewItems items = new ReviewItems();

  @Test
  void theListTellsKindDomainAndDeliveriesButNoTrait() throws Exception {
    registry.known(lab("P1", AMELIE));
    registry.held(lab("P1", RENAMED));
    List<OpenItem> open = open();
    assertThat(open).hasSize(1);
    assertThat(open.get(0).kind()).isEqualTo(ReviewKind.COLLISION);
    assertThat(open.get(0).domain()).isEqualTo("2.999.10.1");
    assertThat(open.get(0).deliveries()).containsExactly(2L);
    assertThat(open.get(0).heldRecords()).isOne();
    assertThat(open.toString()).doesNotContain("MARNON", "KERVOAL", "P1");
  }

  @Test
  void theIdentityCellSeesWhomAnItemConcerns() throws Exception {
    long id = registry.known(lab("P1", AMELIE));
    registry.held(lab("P1", RENAMED));
    try (Connection tx = registry.database.getConnection()) {
      var concerned = items.concerned(tx, open().get(0).id());
      assertThat(concerned).hasSize(1);
      assertThat(concerned.get(0).sourceIdentityId()).isEqualTo(id);
      assertThat(concerned.get(0).traits()).isEqualTo(AMELIE);
      assertThat(concerned.toString()).doesNotContain("KERVOAL");
    }
  }

  @Test
  void aHeldRecordStaysHeldOnReplayUntilTheCellDecides() throws Exception {
    registry.known(lab("P1", AMELIE));
    var held = List.of(lab("P1", RENAMED).in(9, 3));
    assertThat(registry.resolve(held).get(0)).isInstanceOf(Resolution.Held.class);
    assertThat(registry.resolve(held).get(0)).isInstanceOf(Resolution.Held.class);
    assertThat(open()).hasSize(1);
  }

  @Test
  void anAcceptedRecordIsFiledOnReplayAndItsTraitsReplaceTheOldOnes() throws Exception {
    long id = registry.known(lab("P1", AMELIE));
    var held = List.of(lab("P1", RENAMED).in(9, 3));
    registry.resolve(held);
    long item = open().get(0).id();
    registry.decide(tx -> items.accept(tx, item, DECISION));
    assertThat(registry.resolve(held)).containsExactly(new Resolution.Known(id));
    assertThat(registry.all("SELECT birth_name FROM identity.source_identity"))
        .containsExactly("MARNON");
    assertThat(registry.all("SELECT held FROM identity.review_record")).containsExactly("f");
    assertThat(open()).isEmpty();
  }

  @Test
  void anInsWhoseOtherTraitsAreAcceptedLinksToItsBearer() throws Exception {
    long server = registry.known(server("1", AMELIE).ins(AMELIE_INS));
    var held = List.of(lab("P1", RENAMED).ins(AMELIE_INS).in(9, 3));
    registry.resolve(held);
    long item = open().get(0).id();
    registry.decide(tx -> items.accept(tx, item, DECISION));
    Resolution resolution = registry.resolve(held).get(0);
    long filed = ((Resolution.Known) resolution).sourceIdentityId();
    assertThat(registry.personOf(filed)).isEqualTo(registry.personOf(server));
  }

  @Test
  void aRefusedRecordIsFiledUnderAnIdentityOfItsOwnAndTheKnownOneStaysAsItWas() throws Exception {
    long known = registry.known(lab("P1", AMELIE));
    var held = List.of(lab("P1", RENAMED).in(9, 3));
    registry.resolve(held);
    long item = open().get(0).id();
    registry.decide(tx -> items.dismiss(tx, item, DECISION));
    long filed = ((Resolution.Known) registry.resolve(held).get(0)).sourceIdentityId();
    assertThat(registry.personOf(filed)).isNotEqualTo(registry.personOf(known));
    assertThat(registry.all("SELECT birth_name FROM identity.source_identity ORDER BY id"))
        .containsExactly("KERVOAL", "MARNON");
    assertThat(open()).isEmpty();
  }

  @Test
  void aRefusedRecordFindsThePersonWhoBearsItsInsWhenTheTraitsAgree() throws Exception {
    registry.known(lab("P1", AMELIE));
    long other = registry.known(server("7", RENAMED).ins(OTHER_INS));
    var held = List.of(lab("P1", RENAMED).ins(OTHER_INS).in(9, 3));
    assertThat(registry.resolve(held).get(0)).isInstanceOf(Resolution.Held.class);
    refuse(open().get(0).id());
    long filed = ((Resolution.Known) registry.resolve(held).get(0)).sourceIdentityId();
    assertThat(registry.personOf(filed)).isEqualTo(registry.personOf(other));
  }

  @Test
  void aRefusedInsIsTakenFromTheRecordThatItContradicts() throws Exception {
    long bearer = registry.known(server("7", AMELIE).ins(AMELIE_INS));
    var held = List.of(lab("P1", RENAMED).ins(AMELIE_INS).in(9, 3));
    registry.resolve(held);
    refuse(open().get(0).id());
    long filed = ((Resolution.Known) registry.resolve(held).get(0)).sourceIdentityId();
    assertThat(registry.personOf(filed)).isNotEqualTo(registry.personOf(bearer));
    assertThat(
            registry.all(
                "SELECT ins IS NULL, status FROM identity.source_identity WHERE id = " + filed))
        .containsExactly("t|PROVISIONAL");
  }

  @Test
  void recordsThatWereRefusedTogetherShareTheirIdentity() throws Exception {
    registry.known(lab("P1", AMELIE));
    var one = List.of(lab("P1", RENAMED).in(9, 3));
    var two = List.of(lab("P1", RENAMED).in(9, 4));
    registry.resolve(one);
    registry.resolve(two);
    refuse(open().get(0).id());
    assertThat(registry.resolve(one)).isEqualTo(registry.resolve(two));
    assertThat(registry.count("identity.source_identity")).isEqualTo(2);
  }

  @Test
  void aPairThatWasPartedIsNotProposedAgain() throws Exception {
    registry.known(lab("P1", AMELIE));
    registry.known(server("1", AMELIE));
    assertThat(registry.reviews()).containsExactly("POTENTIAL_DUPLICATE");
    registry.decide(
        tx -> {
          new PairDecisions(TestPersons.NUMBERS)
              .take(
                  tx,
                  EventKind.UNLINK,
                  new LocalId("2.999.10.1", "P1"),
                  new LocalId("2.999.20.1", "1"),
                  DECISION);
          items.dismiss(tx, items.open(tx).get(0).id(), DECISION);
        });
    registry.known(lab("P1", AMELIE).ins(AMELIE_INS).at("2026-04-01T08:00:00Z"));
    registry.known(server("1", AMELIE).ins(AMELIE_INS).at("2026-04-01T08:00:00Z"));
    assertThat(registry.reviews()).isEmpty();
  }

  @Test
  void aPostponedItemKeepsItsHistoryAndStaysOpen() throws Exception {
    registry.known(lab("P1", AMELIE));
    registry.held(lab("P1", RENAMED));
    long item = open().get(0).id();
    registry.decide(tx -> items.postpone(tx, item, LocalDate.parse("2027-01-15"), DECISION));
    refuse(item);
    assertThat(registry.all("SELECT decision FROM identity.review_decision ORDER BY id"))
        .containsExactly("POSTPONED", "DISMISSED");
    assertThat(registry.all("SELECT action FROM audit.event ORDER BY id"))
        .containsExactly("identity review POSTPONED", "identity review DISMISSED");
  }

  private void refuse(long item) throws Exception {
    registry.decide(tx -> items.dismiss(tx, item, DECISION));
  }

  @Test
  void anAcceptedRecordDoesNotOpenTheDoorToOthers() throws Exception {
    registry.known(lab("P1", AMELIE));
    registry.resolve(List.of(lab("P1", RENAMED).in(9, 3)));
    long item = open().get(0).id();
    registry.decide(tx -> items.accept(tx, item, DECISION));
    assertThat(registry.resolve(List.of(lab("P1", RENAMED).in(9, 4))).get(0))
        .isInstanceOf(Resolution.Held.class);
  }

  @Test
  void anItemIsDecidedOnce() throws Exception {
    registry.known(lab("P1", AMELIE));
    registry.held(lab("P1", RENAMED));
    long item = open().get(0).id();
    registry.decide(tx -> items.dismiss(tx, item, DECISION));
    assertThatThrownBy(() -> registry.decide(tx -> items.accept(tx, item, DECISION)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<OpenItem> open() throws Exception {
    try (Connection tx = registry.database.getConnection()) {
      return items.open(tx);
    }
  }
}
