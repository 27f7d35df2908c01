package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticipationTest {

  @ParameterizedTest
  @CsvSource({
    "500, 800, 1104.18, false, 0.00",
    "350, 1200, 1104.18, false, 58.59",
    "650, 1200, 1104.18, false, 81.56",
    "940, 1500, 1121.92, false, 183.35",
    "940, 3200, 1121.92, true, 318.42",
    "650, 3200, 1104.18, false, 585.00"
  })
  void theParticipationFollowsTheScaleOf2016(
      BigDecimal plan, BigDecimal resources, BigDecimal mtp, boolean couple, BigDecimal due) {
    assertThat(new Participation(mtp).due(plan, resources, couple)).isEqualTo(due);
  }
}
