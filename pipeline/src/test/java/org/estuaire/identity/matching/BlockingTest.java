package org.estuaire.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingTest {

  private static final String INS = "1760538901001";

  @Test
  void aPairComesOnceHoweverManyRulesYieldIt() {
    Domain domain = domain(People.crowd());
    Domain other = domain(People.crowd());
    ConcurrentLinkedQueue<Long> pairs = new ConcurrentLinkedQueue<>();
    new Blocking(Keys.of(domain), Keys.of(other), false)
        .pairs(
            List.of(BlockingRule.values()),
            StopKeys.NONE,
            Blocking.Choice.ALL,
            () -> new Noting(pairs));
    assertThat(new HashSet<>(pairs)).hasSameSizeAs(pairs);
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(500);
  }

  @Test
  void anInsThatIsAlsoTheNirYieldsItsPairOnce() {
    Traits traits = People.traits(1).withNir(INS);
    Domain domain = domain(List.of(People.qualified(1, traits, INS)));
    RuleCount count =
        new Blocking(Keys.of(domain), Keys.of(domain), false)
            .count(BlockingRule.NUMBER, 1000, new StopKeys.Growing());
    assertThat(count.pairs()).isEqualTo(1);
  }

  @Test
  void aRuleThatExplodesIsLeftOut() {
    Reconciliation reconciliation = Reconciliation.between(MatchSettings.on(People.TODAY));
    // Blocks of 900 against 900 under six default telephones: each passes, together they explode.
    for (int i = 0; i < 5400; i++) {
      MatchEntry entry = samePhone(i);
      reconciliation.addLeft(entry);
      reconciliation.addRight(entry);
    }
    assertThat(reconciliation.plan().rules()).doesNotContain(BlockingRule.PHONE);
    assertThat(reconciliation.plan().counts())
        .filteredOn(RuleCount::explodes)
        .extracting(RuleCount::rule)
        .containsExactly(BlockingRule.PHONE);
  }

  @Test
  void aKeyThatVeryManyShareIsPassedOver() {
    Reconciliation reconciliation = Reconciliation.between(MatchSettings.on(People.TODAY));
    for (int i = 0; i < 1100; i++) {
      MatchEntry entry = phone(i, "0012345678");
      reconciliation.addLeft(entry);
      reconciliation.addRight(entry);
    }
    assertThat(reconciliation.plan().counts())
        .filteredOn(count -> count.rule() == BlockingRule.PHONE)
        .allMatch(count -> count.largestBlock() > 1_000_000 && count.blocksPassedOver() == 1);
  }

  /** Histories without birth dates: what little is the same is a candidate. */
  @ParameterizedTest
  @CsvSource({
    "TORVAL, MATHURIN, '', 38991, OSTRELLE, MATHURIN, '', 38991",
    "TORVAL, MATHURIN, '', 38991, TORVAL, EUDES, '', 38991",
    "TORVAL, MATHURIN, '', 38991, TORVAL, EUDES, 1961-04-17, 38991",
    "TORVAL, MATHURIN, '', '', TORBEL, MATHIS, '', ''",
    "TORVAL, MATHURIN, '', '', TORVALINE, MATTEO, '', ''",
    "TORVAL, MATHURIN, 1961-04-17, '', OSTRELLE, EUDES, 1961-04-17, ''"
  })
  void whatLittleTwoHistoriesShareMakesThemCandidates(
      String name,
      String given,
      String born,
      String postcode,
      String otherName,
      String otherGiven,
      String otherBorn,
      String otherPostcode) {
    assertThat(
            candidates(
                entry(name, given, born, postcode),
                entry(otherName, otherGiven, otherBorn, otherPostcode)))
        .isEqualTo(1);
  }

  @Test
  void whoStateABirthDateAreNotComparedForANameAndAPostcode() {
    assertThat(
            candidates(
                entry("TORVAL", "MATHURIN", "1961-04-17", "38991"),
                entry("OSTRELLE", "MATHURIN", "1974-11-02", "38991")))
        .isZero();
  }

  @Test
  void manyHistoriesWithoutBirthDatesDoNotExplode() {
    Reconciliation reconciliation = Reconciliation.between(MatchSettings.on(People.TODAY));
    for (int i = 0; i < 20_000; i++) {
      Traits traits = People.traits(i);
      Traits undated =
          traits.withStrict(
              traits.birthName() + i % 97,
              traits.firstGivenName() + i % 89,
              Optional.empty(),
              traits.sex(),
              "");
      MatchEntry entry =
          MatchEntry.of(i, undated, Optional.empty(), IdentityStatus.PROVISIONAL, Set.of());
      reconciliation.addLeft(entry);
      reconciliation.addRight(entry);
    }
    assertThat(reconciliation.plan().pairs()).isLessThan(20_000_000);
  }

  private static int candidates(MatchEntry one, MatchEntry other) {
    Lexicon lexicon = new Lexicon();
    Encoder encoder = new Encoder(lexicon, place -> place);
    Domain left = new Domain(lexicon);
    left.add(1, encoder.row(one));
    Domain right = new Domain(lexicon);
    right.add(2, encoder.row(other));
    ConcurrentLinkedQueue<Long> pairs = new ConcurrentLinkedQueue<>();
    new Blocking(Keys.of(left), Keys.of(right), false)
        .pairs(
            List.of(BlockingRule.values()),
            StopKeys.NONE,
            Blocking.Choice.ALL,
            () -> new Noting(pairs));
    return pairs.size();
  }

  private static MatchEntry entry(String name, String given, String born, String postcode) {
    Traits traits =
        Traits.UNKNOWN
            .withStrict(
                name,
                given,
                born.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(born)),
                org.estuaire.person.Sex.MALE,
                born.isEmpty() ? "" : "38902")
            .withContact("", postcode, "", "");
    return MatchEntry.of(1, traits, Optional.empty(), IdentityStatus.PROVISIONAL, Set.of());
  }

  private static MatchEntry samePhone(int number) {
    return phone(number, "001234567" + number % 6);
  }

  private static MatchEntry phone(int number, String phone) {
    Traits traits =
        Traits.UNKNOWN
            .withContact("", "", "", phone)
            .withStrict(
                "",
                "Rose",
                Optional.of(LocalDate.of(1900, 1, 2).plusDays(number * 7L)),
                org.estuaire.person.Sex.FEMALE,
                "");
    return MatchEntry.of(number, traits, Optional.empty(), IdentityStatus.PROVISIONAL, Set.of());
  }

  private static Domain domain(List<MatchEntry> entries) {
    Lexicon lexicon = new Lexicon();
    Encoder encoder = new Encoder(lexicon, place -> place);
    Domain domain = new Domain(lexicon);
    entries.forEach(entry -> domain.add(entry.key(), encoder.row(entry)));
    return domain;
  }

  private record Noting(ConcurrentLinkedQueue<Long> pairs) implements Blocking.Sink {
    @Override
    public void pair(int a, int b, BlockingRule rule) {
      pairs.add((long) a << 32 | b);
    }

    @Override
    public void done() {}
  }
}
