package org.estuaire.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckKeysTest {

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

  @ParameterizedTest
  @CsvSource({
    "2400138999999, 08, VALID",
    "240032A999999, 68, VALID",
    "255102B999999, 54, VALID",
    "2400138999999, 09, WRONG",
    "2400138999999, 8 , WRONG",
    "2400138999999, XX, WRONG",
    "24001389999AA, 08, WRONG",
    "240013899999, 08, WRONG",
    "9999999999999, 12, ABSENT",
    "2400138999999, 00, UNCHECKED"
  })
  void aNirEndsWithItsKeyModulo97(String number, String key, NirKey.Verdict verdict) {
    assertThat(NirKey.verdict(number, key)).isEqualTo(verdict);
  }

  @Test
  void aBlankNirIsAbsent() {
    assertThat(NirKey.verdict("", "")).isEqualTo(NirKey.Verdict.ABSENT);
  }
}
