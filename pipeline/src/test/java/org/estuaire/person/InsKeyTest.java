package org.estuaire.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsKeyTest {

  @ParameterizedTest
  @CsvSource({
    "2600588154002, 33",
    "2790351215189, 89",
    "2760375106693, 26",
    "1460263220001, 96",
    "1800175056004, 97",
    "2851299352007, 50"
  })
  void theKeyCompletesTheNumberToAMultipleOf97(String number, String key) {
    assertThat(InsKey.of(number)).isEqualTo(key);
    assertThat(InsKey.matches(number, key)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"180012A004001, 68", "180012B033001, 01", "255102B999999, 54"})
  void corsicaCountsAs19And18(String number, String key) {
    assertThat(InsKey.of(number)).isEqualTo(key);
  }

  @Test
  void theKeyOfAWrongTableForCorsicaIsRefused() {
    assertThat(InsKey.matches("180012B033001", "44")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2600588154002, 44", "2760375106693, 80", "5478396336191, 04"})
  void aWrongKeyIsRefused(String number, String key) {
    assertThat(InsKey.matches(number, key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "260058815400", "26005881540021", "26005 8815400", "2A00588154002"})
  void whatHasNotTheFormOfANumberHasNoKey(String number) {
    assertThat(InsKey.hasShape(number)).isFalse();
    assertThat(InsKey.matches(number, "33")).isFalse();
    assertThatThrownBy(() -> InsKey.of(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("26");
  }

  @ParameterizedTest
  @CsvSource({
    "260058815400233, true",
    "279035121518989, true",
    "180012A00400168, true",
    "180012B03300101, true",
    "180012B03300144, false",
    "180017505600497, true",
    "260058815400244, false",
    "2600588154002, false",
    "26005881540023X, false"
  })
  void aNumberIsReadWithItsKey(String number, boolean holds) {
    assertThat(InsKey.matches(number)).isEqualTo(holds);
  }
}
