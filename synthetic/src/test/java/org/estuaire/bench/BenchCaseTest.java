package org.estuaire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.estuaire.bench.LoadBench.Round;
import org.estuaire.exchange.LaneName;
import org.estuaire.jobs.TestInstallation;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BenchCaseTest {

  private static final int RECORDS = 12;

  @TempDir private Path folder;

  /** Of laboratories the first: the test of the command loads them all. */
  static List<BenchCase> cases() {
    return BenchCase.all().stream()
        .filter(one -> one.lane() != LaneName.LAB || one.equals(BenchCase.of(LaneName.LAB).get(0)))
        .toList();
  }

  /** A round that does not load everything fails by itself. */
  @ParameterizedTest
  @MethodSource("cases")
  void everyCaseIsReadInItsFormatAndLoadedWhole(BenchCase measured) throws Exception {
    try (TestInstallation installation = TestInstallation.open(folder.resolve("data"))) {
      LoadBench bench = new LoadBench(installation.installation(), measured, folder);
      List<Round> rounds = List.of(bench.round(0, RECORDS), bench.round(1, RECORDS));

      assertThat(rounds).extracting(Round::cold).containsExactly(true, false);
      assertThat(rounds)
          .allSatisfy(
              round -> {
                assertThat(round.records()).isEqualTo(RECORDS);
                assertThat(round.rows()).isGreaterThanOrEqualTo(RECORDS);
                if (measured.lane() == LaneName.LAB) {
                  assertThat(round.rows()).isEqualTo(20L * RECORDS);
                }
                // Rows of the lane, and of each record its place in the ledger.
                assertThat(round.everyRow().rows()).isGreaterThanOrEqualTo(round.rows() + RECORDS);
                assertThat(round.everyRow().tables()).isGreaterThanOrEqualTo(4);
                assertThat(round.end()).isPositive().isLessThan(round.night());
              });
      assertThat(
              TestQuery.rows(
                  installation.installation().database(),
                  "SELECT format, sum(records) FROM exchange.delivery GROUP BY format"))
          .containsExactly(measured.format() + "|" + RECORDS);
    }
  }

  @Test
  void withoutAFormatTheFirstOneOfTheLaneIsMeasured() {
    assertThat(BenchCase.find(LaneName.LAB, Optional.empty()).orElseThrow().format())
        .isEqualTo("hl7v2-oru");
    assertThat(BenchCase.find(LaneName.LAB, Optional.of("hprim-sante")).orElseThrow().format())
        .isEqualTo("hprim-sante");
    assertThat(
            BenchCase.find(LaneName.LAB, Optional.of("fhir-r4-lab-ndjson")).orElseThrow().format())
        .isEqualTo("fhir-r4-lab");
    assertThat(BenchCase.of(LaneName.LAB)).extracting(BenchCase::name).doesNotHaveDuplicates();
    assertThat(BenchCase.find(LaneName.SOCIAL, Optional.of("hl7v2-oru"))).isEmpty();
  }
}
