package org.estuaire.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NirKeyTest {

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
