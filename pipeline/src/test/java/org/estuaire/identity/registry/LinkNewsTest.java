package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.estuaire.identity.registry.Said.AMELIE;
import static org.estuaire.identity.registry.Said.AMELIE_INS;
import static org.estuaire.identity.registry.Said.lab;
import static org.estuaire.identity.registry.Said.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.UsedNumbers;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.notification.LinkNews;
import org.estuaire.identity.notification.WorkLists;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkNewsTest {

  private static final List<Partner> PARTNERS =
      List.of(
          Partner.named("ght-estran", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
              .withIdentityDomain("2.999.20.1"),
          Partner.named("labo-rive-gauche", Partner.Kind.LABORATORY, LaneName.LAB)
              .withIdentityDomain("2.999.10.1"));
  private static final LocalId HERE = new LocalId("2.999.20.1", "1");
  private static final LocalId THERE = new LocalId("2.999.10.1", "P&1");
  private static final Decision DECISION = new Decision("m.cellule", "document seen");

  private final Registry registry = new Registry();
  private final Map<String, String> files = new TreeMap<>();
  private final LinkNews news = new LinkNews(registry.database, PARTNERS, this::put);

  private void put(String partner, String name, byte[] content) {
    files.put(partner + "/" + name, new String(content, StandardCharsets.UTF_8));
  }

  private void linked() throws Exception {
    registry.known(server("1", AMELIE).ins(AMELIE_INS));
    registry.known(lab("P&1", AMELIE).ins(AMELIE_INS));
  }

  @Test
  void aLinkWithAnotherDomainIsToldOnceWithoutAnyTrait() throws Exception {
    linked();
    assertThat(news.tell()).isEqualTo(1);
    assertThat(news.tell()).isZero();
    assertThat(files).containsOnlyKeys("ght-estran/liens-00000001.hl7");
    assertThat(files.values().iterator().next())
        .contains(
            "|ADT^A24^ADT_A24|",
            "PID|||1^^^&2.999.20.1&ISO^PI||~^^^^^^S\r",
            "PID|||P\\T\\1^^^&2.999.10.1&ISO^PI||~^^^^^^S\r")
        .doesNotContain("KERVOAL", "AMELIE", AMELIE_INS);
  }

  @Test
  void anEndedLinkIsToldAsUnlinked() throws Exception {
    linked();
    news.tell();
    registry.decide(
        tx ->
            new PairDecisions(TestPersons.NUMBERS)
                .take(tx, EventKind.UNLINK, HERE, THERE, DECISION));
    assertThat(news.tell()).isEqualTo(1);
    assertThat(files.get("ght-estran/liens-00000002.hl7")).contains("|ADT^A37^ADT_A37|");
    assertThat(registry.count("identity.told_link")).isZero();
  }

  @Test
  void ofAVeryLargePersonEachIsToldBesideTheFirstOfAnotherDomain() throws Exception {
    for (int i = 0; i < 50; i++) {
      registry.say(server("S" + i, AMELIE).ins(AMELIE_INS), lab("L" + i, AMELIE).ins(AMELIE_INS));
    }
    assertThat(news.tell()).isEqualTo(50 * 50);
    registry.say(server("S50", AMELIE).ins(AMELIE_INS), lab("L50", AMELIE).ins(AMELIE_INS));
    assertThat(news.tell()).isEqualTo(2);
    assertThat(registry.count("identity.notification WHERE unlinked > 0")).isZero();
    for (int i = 51; i < 60; i++) {
      registry.say(server("S" + i, AMELIE).ins(AMELIE_INS), lab("L" + i, AMELIE).ins(AMELIE_INS));
    }
    assertThat(news.tell()).isEqualTo(2 * 9);
    assertThat(news.tell()).isZero();
  }

  @Test
  void whatCouldNotBeWrittenIsToldUnderTheSameNameNextTime() throws Exception {
    linked();
    LinkNews failing =
        new LinkNews(
            registry.database,
            PARTNERS,
            (partner, name, content) -> {
              put(partner, name, content);
              throw new IOException("disk full");
            });
    assertThatThrownBy(failing::tell).isInstanceOf(IOException.class);
    assertThat(registry.count("identity.told_link")).isZero();
    assertThat(news.tell()).isEqualTo(1);
    assertThat(files).containsOnlyKeys("ght-estran/liens-00000001.hl7");
  }

  @Test
  void aRepositoryThatWasRestoredWritesNothingOverThatAServerHas(@TempDir Path landing)
      throws Exception {
    linked();
    news.tell();
    new UsedNumbers(landing, registry.database).remember();

    Registry restored = new Registry();
    restored.known(server("1", AMELIE).ins(AMELIE_INS));
    restored.known(lab("P&1", AMELIE).ins(AMELIE_INS));
    new UsedNumbers(landing, restored.database).goOn();
    new LinkNews(restored.database, PARTNERS, this::put).tell();

    assertThat(files)
        .containsOnlyKeys("ght-estran/liens-00000001.hl7", "ght-estran/liens-00000002.hl7");
  }

  @Test
  void theWorkListOfADomainSaysWhichTraitsDifferAndShowsNone() throws Exception {
    registry.known(server("=1", AMELIE).ins(AMELIE_INS));
    registry.held(
        server("=1", Said.strict("BRISANT", "PAUL", "1980-09-09", Sex.MALE))
            .at("2026-09-01T08:00:00Z"));
    registry.known(server("2", AMELIE).ins(AMELIE_INS));
    new WorkLists(registry.database, PARTNERS, this::put).write(LocalDate.parse("2026-11-22"));
    String list = files.get("ght-estran/identites-a-verifier-20261122.csv");
    assertThat(list)
        .startsWith("\uFEFFdossier;nature;")
        .contains("COLLISION", "DUPLICATE_INS", ";'=1;")
        .doesNotContain("KERVOAL", "BRISANT", AMELIE_INS);
  }

  /** A keeper who is shown a hundred thousand rows looks at none, and they do not fit in memory. */
  @Test
  void ofVeryManyOpenItemsThoseThatWaitLongestAreListedAndTheOthersCounted() throws Exception {
    registry.known(server("1", AMELIE));
    int more = 7;
    registry.decide(
        tx -> {
          try (Statement statement = tx.createStatement()) {
            statement.execute(
                "WITH item AS (INSERT INTO identity.review_item (kind, domain, local_id)"
                    + " SELECT 'COLLISION', '2.999.20.1', 'C' || n FROM generate_series(1, "
                    + (WorkLists.MOST + more)
                    + ") n RETURNING id)"
                    + " INSERT INTO identity.review_identity (review_item_id, source_identity_id)"
                    + " SELECT item.id, s.id FROM item, identity.source_identity s");
          }
        });
    new WorkLists(registry.database, PARTNERS, this::put).write(LocalDate.parse("2026-11-22"));
    List<String> list = files.get("ght-estran/identites-a-verifier-20261122.csv").lines().toList();
    assertThat(list).hasSize(1 + WorkLists.MOST + 1);
    String first = registry.one("SELECT min(id) FROM identity.review_item");
    assertThat(list.get(1)).startsWith(first + ";COLLISION;");
    assertThat(list.get(list.size() - 1)).startsWith("et " + more + " autres lignes");
  }
}
