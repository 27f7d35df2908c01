package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.server;
import static org.estuaire.identity.registry.Said.strict;

import java.sql.Connection;
import java.util.List;
import org.estuaire.identity.IdentityResolver.Resolution;
import org.estuaire.identity.Sex;
import org.estuaire.identity.Traits;
import org.estuaire.identity.registry.ReviewItems.OpenItem;
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
  void aDismissedRecordStaysHeld() throws Exception {
    registry.known(lab("P1", AMELIE));
    var held = List.of(lab("P1", RENAMED).in(9, 3));
    registry.resolve(held);
    long item = open().get(0).id();
    registry.decide(tx -> items.dismiss(tx, item, DECISION));
    assertThat(registry.resolve(held).get(0)).isInstanceOf(Resolution.Held.class);
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
