package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estuaire.identity.matching.MatchEntry;
import org.estuaire.identity.matching.MatchSettings;
import org.estuaire.identity.matching.PairFound;
import org.estuaire.identity.matching.Reconciliation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reconciliation against the truth of a generated territory. */
class TwoDomainsTest {

  private static final int SIZE = 12_000;

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void noLinkIsFalseAndNearlyAllPairsAreFound(long seed) {
    Reconciliation reconciliation = Reconciliation.between(MatchSettings.on(SampleNight.NIGHT));
    int common = TwoDomains.of(seed, SIZE).tell(reconciliation::addLeft, reconciliation::addRight);
    measured(reconciliation, common);
  }

  @ParameterizedTest
  @ValueSource(longs = 7)
  void withoutAnyNumberToo(long seed) {
    Reconciliation reconciliation = Reconciliation.between(MatchSettings.on(SampleNight.NIGHT));
    int common =
        TwoDomains.of(seed, SIZE)
            .tell(
                entry -> reconciliation.addLeft(withoutNumber(entry)),
                entry -> reconciliation.addRight(withoutNumber(entry)));
    measured(reconciliation, common);
  }

  private static void measured(Reconciliation reconciliation, int common) {
    List<PairFound> pairs = reconciliation.run(reconciliation.fit()).pairs();
    long right = pairs.stream().filter(TwoDomainsTest::right).count();
    assertThat(pairs).filteredOn(PairFound::automatic).hasSizeGreaterThan(common / 4);
    assertThat(pairs).filteredOn(PairFound::automatic).allMatch(TwoDomainsTest::right);
    assertThat((double) right / pairs.size()).as("precision").isGreaterThan(0.995);
    assertThat((double) right / common).as("recall").isGreaterThan(0.99);
  }

  private static boolean right(PairFound pair) {
    return pair.left() == pair.right();
  }

  private static MatchEntry withoutNumber(MatchEntry entry) {
    return new MatchEntry(
        entry.key(),
        entry.traits().withNir(""),
        entry.birth(),
        "",
        entry.complement(),
        entry.proofChecked(),
        entry.distrusted(),
        entry.provenHomonym());
  }
}
