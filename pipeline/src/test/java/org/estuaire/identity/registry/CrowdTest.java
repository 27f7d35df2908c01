package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.identity.notification.WorkLists;
import org.estuaire.identity.review.CaseReader;
import org.estuaire.identity.review.ReviewCase;
import org.estuaire.identity.review.ReviewDecisions;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
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

  @Test
  void aClaimMeetsTheFirstWhoBearItsInsAndNotAllOfThem() throws Exception {
    bearers("report:", 150);
    bearers("P-", Peers.MOST + 300);
    Said claim = Said.lab("P-new", TEST).ins(Said.AMELIE_INS);
    Neighbourhood met = meet(claim, Peers.MOST + 200);
    assertThat(met.bearers(Said.AMELIE_INS).kinds()).hasSize(2);
    assertThat(met.bearers(Said.AMELIE_INS).all()).hasSize(Peers.MOST + Peers.MOST_OF_RECORDS);
    long known = registry.known(claim);
    assertThat(registry.personOf(known)).isEqualTo(registry.personOf(id("P-0")));
    assertThat(registry.reviews()).containsExactly("DUPLICATE_INS");
  }

  @Test
  void aClaimOfALargePersonMeetsItsFirstMembers() throws Exception {
    bearers("P-", Peers.MOST + 300);
    Said claim = Said.lab("P-" + (Peers.MOST + 299), TEST);
    assertThat(meet(claim, Peers.MOST + 2 * Neighbourhood.CROWD).find(key(claim))).isPresent();
    assertThat(registry.held(Said.lab("P-" + (Peers.MOST + 299), TEST).ins(Said.OTHER_INS)))
        .isEqualTo("IDE-002");
    assertThat(registry.count("identity.review_identity")).isLessThan(Peers.MOST + 300 + 150);
  }

  @Test
  void aChunkWhoseClaimsMeetTooManyIsResolvedInPartsToTheSameEnd() throws Exception {
    registry = new Registry(20);
    bearers("P-", 60);
    crowd(60, 30);
    Registry inParts = registry;
    registry = new Registry();
    bearers("P-", 60);
    crowd(60, 30);
    for (String what :
        List.of(
            "SELECT local_id || rule FROM identity.source_identity s JOIN identity.link l"
                + " ON l.source_identity_id = s.id ORDER BY s.local_id",
            "SELECT kind || local_id FROM identity.review_item ORDER BY 1",
            "SELECT count(*) FROM identity.review_identity",
            "SELECT id FROM identity.person ORDER BY 1")) {
      assertThat(inParts.all(what)).isEqualTo(registry.all(what));
    }
  }

  @Test
  void ofAVeryLargePersonThatIsNobodysEachItemNamesTheFirstHundred() throws Exception {
    crowd(130, 130);
    registry.known(Said.server("W", Said.strict("ESSAI", "CONTROLE", "1999-05-06", Sex.FEMALE)));
    List<PairDecisions.Two> merges = new ArrayList<>();
    for (int i = 1; i < 130; i++) {
      merges.add(new PairDecisions.Two(local("T-" + i), local("T-0")));
    }
    PairDecisions pairs = new PairDecisions(TestPersons.NUMBERS);
    Decision decision = new Decision("cell", "test");
    registry.decide(tx -> pairs.take(tx, EventKind.MERGE, merges, decision));
    registry.decide(tx -> pairs.take(tx, EventKind.MERGE, local("W"), local("T-0"), decision));
    assertThat(
            registry.all(
                "SELECT i.local_id || ' ' || count(*) FROM identity.review_item i"
                    + " JOIN identity.review_identity r ON r.review_item_id = i.id"
                    + " WHERE i.kind = 'TRAITS_DISAGREE' GROUP BY i.local_id"))
        .containsExactly("W 101");
  }

  private static LocalId local(String value) {
    return new LocalId("2.999.20.1", value);
  }

  @Test
  void ofManyStatementsAboutOneIdentityAFewAreRead() throws Exception {
    for (int chunk = 0; chunk < 3; chunk++) {
      List<Said> claims = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        claims.add(telephoned(chunk * 100 + i));
      }
      registry.say(claims.toArray(Said[]::new));
    }
    assertThat(registry.count("identity.statement")).isEqualTo(300);
    long id = id("T-1");
    Neighbourhood met = meet(telephoned(1_000), 10);
    assertThat(met.statements(id)).hasSizeLessThan(5);
    registry.known(telephoned(1_000));
    assertThat(registry.one("SELECT phone FROM identity.source_identity"))
        .isEqualTo(telephoned(0).traits().phone());
  }

  @Test
  void theSameSaidAgainAndAgainIsKeptOnce() throws Exception {
    for (int chunk = 0; chunk < 3; chunk++) {
      List<Said> claims = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        claims.add(
            Said.server("T-1", i % 2 == 0 ? TEST : TEST.withNir("1990538999001"))
                .at("2026-03-0" + (chunk + 1) + "T08:00:" + (10 + i) + "Z"));
      }
      registry.say(claims.toArray(Said[]::new));
    }
    assertThat(registry.count("identity.statement")).isEqualTo(2);
    assertThat(registry.one("SELECT max(stated_at)::text FROM identity.statement"))
        .contains("03-03");
  }

  /** What was said later stands first: each is late. */
  private static Said telephoned(int number) {
    return Said.server("T-1", TEST.withContact("", "", "", "04" + (10_000_000 + number)))
        .at(Instant.parse("2026-03-01T08:00:00Z").minusSeconds(number).toString());
  }

  private void bearers(String prefix, int count) throws SQLException {
    List<Said> claims = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      claims.add(Said.lab(prefix + i, TEST).ins(Said.AMELIE_INS));
    }
    registry.say(claims.toArray(Said[]::new));
  }

  /** Fails where more identities are read. */
  private Neighbourhood meet(Said claim, int most) throws SQLException {
    List<Neighbourhood> met = new ArrayList<>();
    IdentityResolver.Statement statement = claim.in(1_000_000, 1);
    registry.decide(
        tx ->
            met.add(
                NeighbourhoodReader.read(
                        tx, List.of(statement), List.of(Profile.of(statement.claim())), most)
                    .orElseThrow()));
    return met.get(0);
  }

  private static SourceIdentity.LocalKey key(Said claim) {
    return new SourceIdentity.LocalKey(claim.domain(), claim.localId());
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
