package org.estuaire.lab.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
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
  @CsvSource({
    "10E5, '', 100000",
    "10e05, '', 100000",
    "10 E5, '', 100000",
    "10^5, '', 100000",
    "'10 ^ 5', '', 100000",
    "10⁵, '', 100000",
    "10*5, '', 100000",
    "10**5, '', 100000",
    "10 puissance 5, '', 100000",
    "x10⁹, '', 1000000000",
    "1.10^5, '', 100000",
    "1x10E5, '', 100000",
    "'1,5.10^5', '', 150000",
    "2.5·10⁴, '', 25000",
    "'> 10E5', >, 100000",
    "≥10⁵, >=, 100000",
    "<10^3, <, 1000",
    "10^-3, '', 0.001",
    "10⁻³, '', 0.001",
    "1E5, '', 100000",
    "12E4, '', 120000",
    "1.10E+5, '', 110000"
  })
  void tenWithAnExponentIsThatPowerOfTenHoweverItIsWritten(
      String text, String comparator, BigDecimal number) {
    ResultValue.Quantity read =
        (ResultValue.Quantity) NumberReader.value(text).orElseThrow(AssertionError::new);
    assertThat(read.comparator()).isEqualTo(comparator);
    assertThat(read.number()).isEqualByComparingTo(number);
    assertThat(read.number().scale()).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10E+5", "1.10E5", "010E5", "10E-3", "12:30", "1:0160", "10^", "10^123"})
  void whatCouldBeTwoNumbersIsNone(String text) {
    assertThat(NumberReader.value(text)).isEmpty();
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
    "'150 000 - 400 000', 150000, 400000",
    "'4,20 à 5,80', 4.20, 5.80",
    "'2.0 – 10.0', 2.0, 10.0",
    "'entre 4,20 et 5,80', 4.20, 5.80",
    "'[4,20 ; 5,80]', 4.20, 5.80",
    "'(0,5-1,2)', 0.5, 1.2",
    "'10^3 - 10^4', 1000, 10000",
    "'10E3-10E5', 1000, 100000",
    "'< 10³', , 1000",
    "'Inf. à 88', , 88",
    "'inférieur ou égal à 5', , 5",
    "'INF A 5,0', , 5.0",
    "'sup. à 60', 60, ",
    "'Supérieur à 1 000', 1000, ",
    "'1 - 2 - 3', , ",
    "'Inf. à la normale (5)', , ",
    "'2020-01-15', , ",
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
