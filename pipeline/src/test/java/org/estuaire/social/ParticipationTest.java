package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticipationTest {

  private static final ApaScale SCALE = ApaScale.read(CouncilDesk.CONFIGURATION);

  @ParameterizedTest
  @CsvSource({
    "500, 800, 2017, false, 0.00",
    "350, 1200, 2017, false, 58.59",
    "650, 1200, 2017, false, 81.56",
    "940, 1500, 2020, false, 183.35",
    "940, 3200, 2020, true, 318.42",
    "650, 3200, 2017, false, 585.00",
    "720, 1400, 2019, false, 130.69",
    "300, 1000, 2020, false, 23.09",
    "360, 880, 2022, false, 9.32",
    "900, 2950, 2018, false, 806.21",
    "500, 2900, 2024, true, 143.90",
    "1400, 2400, 2023, false, 678.10"
  })
  void theParticipationFollowsTheScaleOfTheYearInWhichThePlanStarts(
      BigDecimal plan, BigDecimal resources, int year, boolean couple, BigDecimal due) {
    assertThat(of(LocalDate.of(year, 7, 2)).due(plan, resources, couple)).isEqualTo(due);
  }

  @Test
  void theThresholdsAreThoseOfFirstJanuary() {
    Participation scale = of(LocalDate.of(2023, 12, 31));
    assertThat(scale.lowest()).isEqualTo("864.60");
    assertThat(scale.highest()).isEqualTo("3184.11");
  }

  private static Participation of(LocalDate start) {
    return SCALE.participation(start).orElseThrow();
  }
}
