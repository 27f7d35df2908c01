package org.estuaire.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedDayTest {

  private static final Instant MARCH = Instant.parse("2026-03-01T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1985, 8, 12, 1985-08-12, false",
    "1985, 8, 0, 1985-08-01, true",
    "1985, 0, 12, 1985-01-12, true",
    "1985, 0, 0, 1985-12-31, true"
  })
  void whatIsUnknownIsCompletedByTheRuleOfRniv(
      int year, int month, int day, String date, boolean uncertain) {
    StatedDay stated = StatedDay.of(year, month, day).orElseThrow();
    assertThat(stated.date()).isEqualTo(date);
    assertThat(stated.uncertain()).isEqualTo(uncertain);
  }

  @ParameterizedTest
  @CsvSource({"1985, 2, 30", "1985, 13, 1", "1849, 12, 31", "10000, 1, 1"})
  void thereIsNoSuchDay(int year, int month, int day) {
    assertThat(StatedDay.of(year, month, day)).isEmpty();
  }

  @Test
  void nobodySpeaksOfADayThatLiesAhead() {
    assertThat(StatedDay.of(2026, 3, 3).orElseThrow().liesAhead(MARCH)).isTrue();
    assertThat(StatedDay.of(2026, 3, 2).orElseThrow().liesAhead(MARCH)).isFalse();
  }

  @Test
  void ofADayThatWasCompletedOnlyTheYearCounts() {
    assertThat(StatedDay.of(2026, 0, 0).orElseThrow().liesAhead(MARCH)).isFalse();
    assertThat(StatedDay.of(2027, 0, 0).orElseThrow().liesAhead(MARCH)).isTrue();
  }
}
