package org.estuaire.social.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CASF annexe 2-2, over all profiles. */
class AggirTest {

  private static final List<String> PROFILES = profiles();

  private static List<String> profiles() {
    Stream<String> all = Stream.of("");
    for (int variable = 0; variable < Aggir.WEIGHING; variable++) {
      all = all.flatMap(before -> Stream.of("A", "B", "C").map(before::concat));
    }
    return all.toList();
  }

  @Test
  void everyProfileHasTheRankAndTheGroupOfTheLaw() {
    assertThat(PROFILES).hasSize(6561);
    assertThat(counts(profile -> Aggir.rank(profile).orElseThrow()))
        .containsExactly(
            8L, 131L, 414L, 1085L, 4L, 336L, 1238L, 1253L, 1147L, 490L, 270L, 157L, 28L);
    assertThat(counts(profile -> Aggir.gir(profile).orElseThrow()))
        .containsExactly(8L, 3208L, 2400L, 760L, 157L, 28L);
  }

  private static List<Long> counts(ToIntFunction<String> of) {
    Map<Integer, Long> counts =
        PROFILES.stream()
            .collect(Collectors.groupingBy(of::applyAsInt, TreeMap::new, Collectors.counting()));
    return List.copyOf(counts.values());
  }

  @ParameterizedTest
  @CsvSource({
    "CCCCCCCC, 1, 1",
    "CCAAAAAA, 4, 2",
    "AACCBCCB, 7, 2",
    "AACCACAA, 8, 3",
    "BBBBBBBB, 10, 4",
    "AABBABAA, 11, 4",
    "AACAAAAA, 12, 5",
    "AAAAAABB, 12, 5",
    "AAAAAAAA, 13, 6",
    "CBAAAAAC, 13, 6"
  })
  void aProfileHasItsRank(String profile, int rank, int gir) {
    assertThat(Aggir.rank(profile)).hasValue(rank);
    assertThat(Aggir.gir(profile)).hasValue(gir);
  }

  @Test
  void whereTheLawMakesAWorseLetterABetterGroupItIsNotRepaired() {
    long worseIsBetter =
        PROFILES.stream()
            .flatMapToInt(
                profile ->
                    IntStream.range(0, Aggir.WEIGHING)
                        .filter(variable -> profile.charAt(variable) != 'C')
                        .filter(
                            variable ->
                                Aggir.gir(worse(profile, variable)).orElseThrow()
                                    > Aggir.gir(profile).orElseThrow()))
            .count();
    assertThat(worseIsBetter).isEqualTo(30);
  }

  private static String worse(String profile, int variable) {
    return profile.substring(0, variable)
        + (char) (profile.charAt(variable) + 1)
        + profile.substring(variable + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CCCCCCC", "", "CCCCCCCc", "CCCCCCC ", "CCCDCCCC", "CCCC-CCC", "12345678"})
  void anythingButEightLettersHasNoGroup(String letters) {
    assertThat(Aggir.gir(letters)).isEmpty();
  }

  @Test
  void movingOutdoorsAndCommunicatingWeighNothing() {
    for (String more : List.of("AA", "CC", "--", "BC")) {
      assertThat(Aggir.gir("BBBBBBBB" + more)).hasValue(4);
    }
  }
}
