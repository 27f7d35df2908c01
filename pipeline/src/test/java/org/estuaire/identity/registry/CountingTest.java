package org.estuaire.identity.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;

/** What a server said of one identity comes to the same by the few statements that count. */
class CountingTest {

  private static final String[] NAMES = {"", "SANSNOM", "X", "KERVOAL", "LE GOFF"};
  private static final String[] TEXTS = {"", "one", "two"};

  @Property(tries = 1_000)
  void statementsThatDoNotCountChangeNothing(@ForAll @Size(min = 1, max = 30) List<Integer> sorts) {
    List<Profile> all = sorts.stream().map(CountingTest::statement).toList();
    Profile whole = all.stream().reduce(Profile::replacedBy).orElseThrow();
    assertThat(Counting.of(all).stream().reduce(Profile::replacedBy)).contains(whole);
  }

  @Test
  void ofThousandsOfStatementsNoMoreCountThanThereAreTraits() {
    List<Profile> all = IntStream.range(0, 5_000).mapToObj(CountingTest::statement).toList();
    assertThat(Counting.of(all)).hasSizeLessThan(20);
  }

  private static Profile statement(int sort) {
    int seed = sort * 0x9E3779B1;
    Traits traits =
        Traits.UNKNOWN
            .withStrict(
                NAMES[pick(seed, 0, 5)],
                NAMES[pick(seed, 1, 5)],
                pick(seed, 2, 2) == 0
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(1960 + pick(seed, 3, 3), 1, 1)),
                Sex.values()[pick(seed, 4, Sex.values().length)],
                TEXTS[pick(seed, 5, 3)])
            .withGivenNames(NAMES[pick(seed, 6, 5)])
            .withUsed(TEXTS[pick(seed, 7, 3)], TEXTS[pick(seed, 8, 3)])
            .withNir(TEXTS[pick(seed, 9, 3)])
            .withContact(
                TEXTS[pick(seed, 10, 3)],
                TEXTS[pick(seed, 11, 3)],
                TEXTS[pick(seed, 12, 3)],
                TEXTS[pick(seed, 13, 3)]);
    return Profile.of(
        traits, Optional.empty(), IdentityStatus.PROVISIONAL, Set.of(), pick(seed, 14, 3) == 0);
  }

  private static int pick(int seed, int place, int of) {
    int mixed = (seed ^ place * 0x85EBCA6B) * 0xC2B2AE35;
    return Math.floorMod(mixed ^ mixed >>> 15, of);
  }
}
