package org.estuaire.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinessTest {

  @ParameterizedTest
  @CsvSource({
    "389999996, VALID",
    "699999991, VALID",
    "389999997, WRONG",
    "2A9999996, UNCHECKED",
    "3A9999996, WRONG",
    "38999999, WRONG",
    "3899999961, WRONG"
  })
  void aFinessEndsWithItsLuhnKey(String number, Finess.Verdict verdict) {
    assertThat(Finess.verdict(number)).isEqualTo(verdict);
  }
}
