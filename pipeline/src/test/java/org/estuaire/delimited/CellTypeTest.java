package org.estuaire.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTypeTest {

  private static final CellType AMOUNT = new CellType.Decimal(8, 2);
  private static final CellType ACT = CellType.Date.OF_AN_ACT;
  private static final CellType EXACT = new CellType.Date(OptionalInt.empty());

  @Property
  void everyAmountIsReadBackFromTheFrenchWayOfWritingIt(
      @ForAll @BigRange(min = "-99999999", max = "99999999") @Scale(2) BigDecimal amount,
      @ForAll boolean narrow) {
    String french = String.format(Locale.ROOT, "%,.2f", amount);
    String written =
        french.replace(",", narrow ? "\u202F" : "\u00A0").replace('.', ',') + (narrow ? " €" : "");
    assertThat(AMOUNT.read(written)).isEqualTo(new Cell.Present(amount.setScale(2)));
  }

  @Property
  void everyDateIsReadBackFromItsFrenchItsIsoAndItsSpreadsheetForm(
      @ForAll @IntRange(min = 10000, max = 73000) int serial) {
    LocalDate date = LocalDate.of(1899, 12, 30).plusDays(serial);
    String french = date.format(DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT));
    assertThat(ACT.read(french)).isEqualTo(new Cell.Present(date));
    assertThat(ACT.read(date.toString())).isEqualTo(new Cell.Present(date));
    assertThat(ACT.read(String.valueOf(serial))).isEqualTo(new Cell.Present(date));
  }

  @Property
  void noTextMakesAnyTypeThrow(@ForAll String text) {
    assertThat(AMOUNT.read(text)).isNotNull();
    assertThat(ACT.read(text)).isNotNull();
    assertThat(new CellType.Moment(ZoneId.of("Europe/Paris")).read(text)).isNotNull();
    assertThat(new CellType.Hours().read(text)).isNotNull();
    assertThat(new CellType.Whole(0, 9).read(text)).isNotNull();
    assertThat(new CellType.Flag().read(text)).isNotNull();
    assertThat(new CellType.Text(10).read(text)).isNotNull();
    assertThat(CellType.Code.of("A").read(text)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 234,56|1234.56",
        "-12,50|-12.50",
        "1.234,56|1234.56",
        "1234.5|1234.50",
        "7|7.00",
        "€ 12,50|12.50",
        "12,50 EUR|12.50",
        "1’234,50 €|1234.50"
      })
  void amountsAreReadWithEitherDecimalMark(String written, BigDecimal amount) {
    assertThat(AMOUNT.read(written)).isEqualTo(new Cell.Present(amount));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.56|DECIMAL_AMBIGUOUS",
        "1,234|THOUSANDS_OR_DECIMALS",
        "1.234|THOUSANDS_OR_DECIMALS",
        "1.200|THOUSANDS_OR_DECIMALS",
        "850,005|THOUSANDS_OR_DECIMALS",
        "0,8505|NUMBER_OUT_OF_FORM",
        "123456789,00|NUMBER_OUT_OF_FORM",
        "12 34,5|DECIMAL_UNREADABLE",
        "12,5O|DECIMAL_UNREADABLE",
        "1e3|DECIMAL_ROUNDED",
        "1,2E+03|DECIMAL_ROUNDED"
      })
  void amountsThatCouldBeMisreadAreRefused(String written, DelimitedFinding why) {
    assertBroken(AMOUNT.read(written), why);
  }

  @ParameterizedTest
  @CsvSource({"31/12/69,2069-12-31", "01/01/70,1970-01-01", "5/3/2017,2017-03-05"})
  void aYearOfTwoDigitsInAnAdministrativeDateLiesBetween1970And2069(String text, LocalDate date) {
    assertThat(ACT.read(text)).isEqualTo(new Cell.Present(date));
  }

  @Test
  void theBirthOfAnElderIsNeverReadInThisCentury() {
    CellType elder = new CellType.Date(OptionalInt.of(1999));
    assertThat(elder.read("12/03/15")).isEqualTo(new Cell.Present(LocalDate.of(1915, 3, 12)));
  }

  @Test
  void theCenturyIsNotGuessedWhereItIsNotCertain() {
    assertBroken(EXACT.read("12/03/15"), DelimitedFinding.YEAR_TOO_SHORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/02/2018", "2018-02-31", "00/01/2018", "12/13/2018", "01/01/1789"})
  void datesThatDoNotExistAreRefused(String text) {
    assertBroken(ACT.read(text), DelimitedFinding.DATE_IMPOSSIBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/12/9999", "01/01/1900", "00/00/0000"})
  void datesThatStandForNoDateAreReadAsEmptyWithAWarning(String text) {
    assertThat(ACT.read(text))
        .isInstanceOfSatisfying(
            Cell.Absent.class,
            absent ->
                assertThat(absent.warning().orElseThrow().code())
                    .isEqualTo(DelimitedFinding.DATE_STANDING_FOR_NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"12:30|12.50", "12,50|12.50", "0:20|0.33", "744|744.00"})
  void hoursAreReadAsADecimalOrAsAClock(String written, BigDecimal hours) {
    assertThat(new CellType.Hours().read(written)).isEqualTo(new Cell.Present(hours));
  }

  @Test
  void aTimeWithoutOffsetIsReadInTheZoneOfTheSender() {
    CellType moment = new CellType.Moment(ZoneId.of("Europe/Paris"));
    Instant expected = Instant.parse("2017-07-01T08:00:00Z");
    assertThat(moment.read("2017-07-01T10:00:00")).isEqualTo(new Cell.Present(expected));
    assertThat(moment.read("2017-07-01 10:00")).isEqualTo(new Cell.Present(expected));
    assertThat(moment.read("2017-07-01T10:00:00+02:00")).isEqualTo(new Cell.Present(expected));
  }

  @Test
  void aCodeThatASpreadsheetRobbedOfItsZeroIsFound() {
    CellType code = CellType.Code.of("01", "02", "10");
    assertThat(code.read("1")).isEqualTo(new Cell.Present("01"));
    assertBroken(code.read("3"), DelimitedFinding.UNKNOWN_CODE);
  }

  @Test
  void aTextIsMeasuredInCharactersNotInBytes() {
    assertThat(new CellType.Text(4).read("Zoé€")).isEqualTo(new Cell.Present("Zoé€"));
    assertBroken(new CellType.Text(4).read("Zoé€!"), DelimitedFinding.TEXT_TOO_LONG);
  }

  private static void assertBroken(Cell cell, DelimitedFinding why) {
    assertThat(cell)
        .isInstanceOfSatisfying(
            Cell.Broken.class, broken -> assertThat(broken.why().code()).isEqualTo(why));
  }
}
