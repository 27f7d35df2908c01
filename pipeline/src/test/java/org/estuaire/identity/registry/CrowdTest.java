package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.IdentityStatus;
import org.estuaire.identity.Sex;
import org.estuaire.identity.Traits;
import org.estuaire.identity.notification.WorkLists;
import org.estuaire.identity.review.CaseReader;
import org.estuaire.identity.review.ReviewCase;
import org.estuaire.identity.review.ReviewDecisions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many identities of equal traits: every hospital has test identities. */
class CrowdTest {

  private static final Traits TEST = Said.strict("ESSAI", "CONTROLE", "1999-05-06", Sex.MALE);

  private Registry registry;

  @BeforeEach
  void emptyRegistry() {
    registry = new Registry();
  }

  @Test
  void equalTraitsOfManyAreOneClusterToReview() throws Exception {
    crowd(250, 90);
    assertThat(registry.reviews()).containsExactly("POTENTIAL_DUPLICATE");
    assertThat(registry.count("identity.review_identity")).isEqualTo(250);
    assertThat(registry.count("identity.person")).isEqualTo(250);
    List<String> lists = new ArrayList<>();
    Partner server =
        Partner.named("ght-estran", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
            .withIdentityDomain("2.999.20.1");
    new WorkLists(
            registry.database,
            List.of(server),
            (partner, name, bytes) -> lists.add(new String(bytes, StandardCharsets.UTF_8)))
        .write(LocalDate.of(2026, 11, 28));
    assertThat(lists).hasSize(1);
    assertThat(lists.get(0).lines()).hasSize(1 + 249);
  }

  @Test
  void theOutcomeOfACrowdDoesNotDependOnTheChunks() throws Exception {
    crowd(130, 130);
    Registry other = registry;
    registry = new Registry();
    crowd(130, 7);
    String items = "SELECT local_id FROM identity.review_item ORDER BY local_id";
    assertThat(registry.all(items)).isEqualTo(other.all(items));
    assertThat(registry.count("identity.review_identity"))
        .isEqualTo(other.count("identity.review_identity"));
    assertThat(registry.count("identity.person")).isEqualTo(other.count("identity.person"));
  }

  @Test
  void nobodyOfACrowdIsLinkedByTraits() throws Exception {
    List<Said> others = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      others.add(Said.server("C-" + i, named("CONTROLE" + (char) ('A' + i % 26), i)));
    }
    registry.say(others.toArray(Said[]::new));
    Traits nir = TEST.withNir("1990538999001");
    long one = registry.known(Said.server("A", nir));
    long two = registry.known(Said.lab("B", nir).status(IdentityStatus.VALIDATED));
    assertThat(registry.personOf(one)).isNotEqualTo(registry.personOf(two));
  }

  @Test
  void oneOfAClusterThatIsAcceptedLeavesTheOthersToReview() throws Exception {
    crowd(3, 3);
    long item = item();
    registry.decide(
        tx ->
            new ReviewDecisions(TestPersons.NUMBERS)
                .accept(tx, item, OptionalLong.of(id("T-1")), new Decision("cell", "same")));
    assertThat(registry.personOf(id("T-0"))).isEqualTo(registry.personOf(id("T-1")));
    assertThat(registry.reviews()).containsExactly("POTENTIAL_DUPLICATE");
    registry.decide(
        tx ->
            new ReviewDecisions(TestPersons.NUMBERS)
                .refuse(tx, item, new Decision("cell", "others")));
    assertThat(registry.personOf(id("T-0"))).isEqualTo(registry.personOf(id("T-1")));
    assertThat(registry.personOf(id("T-0"))).isNotEqualTo(registry.personOf(id("T-2")));
    assertThat(registry.reviews()).isEmpty();
  }

  @Test
  void aCrowdThatIsRefusedIsPartedFromItsFirstOnceEach() throws Exception {
    crowd(60, 60);
    long item = item();
    registry.decide(
        tx ->
            new ReviewDecisions(TestPersons.NUMBERS)
                .refuse(tx, item, new Decision("cell", "test identities")));
    assertThat(registry.reviews()).isEmpty();
    assertThat(
            registry.all(
                "SELECT kind || ' ' || state || ' ' || count(*) FROM identity.relation"
                    + " WHERE local_id = 'T-0' GROUP BY kind, state"))
        .containsExactly("LINK ENDED 59");
    assertThat(
            registry.one(
                "SELECT count(DISTINCT subject) FROM audit.event"
                    + " WHERE action = 'identity unlink'"))
        .isEqualTo("59");
    assertThat(registry.count("identity.person")).isEqualTo(60);
  }

  @Test
  void aCrowdIsShownByItsFirstAndTheOthersAreCounted() throws Exception {
    crowd(70, 70);
    long item = item();
    List<ReviewCase> shown = new ArrayList<>();
    registry.decide(
        tx ->
            new CaseReader(reject -> Optional.empty(), "cell")
                .read(tx, item, LocalDate.of(2026, 11, 28))
                .ifPresent(shown::add));
    assertThat(shown)
        .singleElement()
        .matches(one -> one.sides().size() == 50 && one.notShown() == 20);
  }

  @Test
  void theSameInsUnderManyIdentifiersIsOneClusterToReview() throws Exception {
    for (int i = 0; i < 40; i++) {
      registry.say(Said.server("I-" + i, TEST).ins(Said.AMELIE_INS));
    }
    assertThat(registry.reviews()).containsExactly("DUPLICATE_INS");
    assertThat(registry.count("identity.review_identity")).isEqualTo(40);
  }

  @Test
  void reportsOfOneInsAreOnePersonHoweverMany() throws Exception {
    for (int chunk = 0; chunk < 6; chunk++) {
      List<Said> claims = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        claims.add(Said.lab("report:" + chunk + "-" + i, TEST).ins(Said.AMELIE_INS));
      }
      registry.say(claims.toArray(Said[]::new));
    }
    assertThat(registry.count("identity.source_identity")).isEqualTo(300);
    assertThat(registry.count("identity.person")).isEqualTo(1);
    // Known by its own identifier, though it is none of the first.
    registry.known(Said.lab("report:5-49", TEST).ins(Said.AMELIE_INS));
    assertThat(registry.count("identity.source_identity")).isEqualTo(300);
    assertThat(registry.held(Said.lab("report:9", Said.AMELIE).ins(Said.AMELIE_INS)))
        .isEqualTo("IDE-003");
  }

  private long item() throws SQLException {
    return Long.parseLong(registry.one("SELECT id FROM identity.review_item"));
  }

  private long id(String localId) throws SQLException {
    return Long.parseLong(
        registry.one("SELECT id FROM identity.source_identity WHERE local_id = '" + localId + "'"));
  }

  private static Traits named(String given, int number) {
    return TEST.withStrict(
        TEST.birthName(), given + number, TEST.birthDate(), TEST.sex(), TEST.birthPlace());
  }

  private void crowd(int size, int chunk) throws SQLException {
    List<Said> claims = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      claims.add(Said.server("T-" + i, TEST));
      if (claims.size() == chunk || i == size - 1) {
        registry.say(claims.toArray(Said[]::new));
        claims.clear();
      }
    }
  }
}
