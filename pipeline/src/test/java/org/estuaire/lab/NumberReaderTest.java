package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and reference ranges as French laboratories write them. */
final class NumberReaderTest {

  @ParameterizedTest
  @CsvSource({
    "'5,1', '', 5.1",
    "'< 0,5', <, 0.5",
    "'=> 3', >=, 3",
    "'*12.9*', '', 12.9",
    "'1 234,5', '', 1234.5"
  })
  void numbersAreReadAsTheyAreWritten(String text, String comparator, BigDecimal number) {
    assertThat(NumberReader.value(text)).contains(new ResultValue.Quantity(comparator, number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"négatif", "1,2,3", "3+", "<", "", "**"})
  void whatIsNotSurelyANumberIsNone(String text) {
    assertThat(NumberReader.value(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'3.9-6.1', 3.9, 6.1",
    "'3,9 - 6,1', 3.9, 6.1",
    "'-2 - 2', -2, 2",
    "'-2--1', -2, -1",
    "'> 60', 60, ",
    "'>=60', 60, ",
    "'< 5,0', , 5.0",
    "'≤ 5', , 5",
    "'70_105', , ",
    "'négatif', , ",
    "'< jaune', , ",
    "'3.9-6.1 mmol/L', , "
  })
  void rangesHaveBoundsWhereTheyAreNumbers(String text, BigDecimal low, BigDecimal high) {
    assertThat(NumberReader.range(text))
        .isEqualTo(new ReferenceRange(Optional.ofNullable(low), Optional.ofNullable(high), text));
  }
}
