package org.estuaire.lab.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.estuaire.lab.LabSamples.COLLECTED;
import static org.estuaire.lab.LabSamples.ISSUED;
import static org.estuaire.lab.LabSamples.loinc;
import static org.estuaire.lab.LabSamples.order;
import static org.estuaire.lab.LabSamples.previous;
import static org.estuaire.lab.LabSamples.report;
import static org.estuaire.lab.LabSamples.result;
import static org.estuaire.lab.LabSamples.with;
import static org.estuaire.lab.LabSamples.withSubId;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Outcome;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.terminology.LocalCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabNormaliserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "application/zip; PK\u0003\u0004x; RESTRICTED",
        "application/fhir+json; {\"resourceType\":\"Bundle\",\"meta\":{\"security\":[]}}; RESTRICTED",
        "application/fhir+json; {\"resourceType\":\"Bundle\"}; NORMAL",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document;"
            + " PK\u0003\u0004x; NORMAL"
      })
  void anEnvelopeThatNobodyLooksIntoIsTakenAsRestricted(
      String mediaType, String content, Confidentiality expected) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    ResultValue document = new ResultValue.Document(mediaType, "", DocumentContent.of(bytes));
    LabReport sent = report(with(loinc("11502-2", "", ""), document));
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(sent);
    LabOrder order = ((Outcome.Accepted<LabReport>) outcome).record().orders().get(0);
    assertThat(order.visibility().and(sent.visibility()).alone().declared()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2345-7,  0.91, g/l,    14749-6, mmol/L, 5.05",
    "2345-7,  91,   mg/dL,  14749-6, mmol/L, 5.05",
    "14749-6, 5.05, mmol/l, 14749-6, mmol/L, 5.05",
    "2160-0,  8.3,  mg/l,   14682-9, umol/L, 73.4",
    "3091-6,  0.24, g/l,    22664-7, mmol/L, 4.00",
    "3084-1,  50,   mg/l,   14933-6, umol/L, 297",
    "2093-3,  2.19, g/l,    14647-2, mmol/L, 5.663",
    "2571-8,  0.73, g/l,    14927-8, mmol/L, 0.824",
    "2085-9,  0.63, g/l,    14646-4, mmol/L, 1.63",
    "13457-7, 1.41, g/l,    39469-2, mmol/L, 3.646",
    "718-7,   135,  g/l,    718-7,   g/dL,   13.5",
    "2951-2,  140,  mEq/l,  2951-2,  mmol/L, 140",
    "2000-8,  4.8,  mEq/l,  2000-8,  mmol/L, 2.4",
    "2601-3,  1.6,  mEq/l,  2601-3,  mmol/L, 0.8",
    "1920-8,  0.5,  µkat/l, 1920-8,  U/L,    30",
    "3016-3,  2.1,  µUI/ml, 3016-3,  m[IU]/L, 2.1",
    "6690-2,  7200, /mm3,   6690-2,  10*9/L, 7.2",
    "789-8,   4.6,  M/mm3,  789-8,   10*12/L, 4.6",
    "777-3,   250,  milliers/mm3, 777-3, 10*9/L, 250"
  })
  void valuesOfOneAnalyteBecomeComparable(
      String code, String sent, String unit, String loinc, String ucum, String value) {
    Normalised made = normalised(loinc(code, sent, unit));
    assertThat(made.loinc()).isEqualTo(loinc);
    assertThat(made.ucum()).isEqualTo(ucum);
    assertThat(number(made)).isEqualByComparingTo(value);
  }

  @Test
  void aConvertedValueKeepsTheSignificantDigitsOfTheSourceAndOneMore() {
    assertThat(number(normalised(loinc("2345-7", "0.9", "g/l")))).hasToString("5.0");
    assertThat(number(normalised(loinc("2345-7", "0.90", "g/l")))).hasToString("5.00");
  }

  @Test
  void aValueThatNeedsNoConversionIsNotTouched() {
    assertThat(number(normalised(loinc("2823-3", "4.10", "mmol/L")))).hasToString("4.10");
  }

  @Test
  void ureaNitrogenIsNotUrea() {
    assertThat(number(normalised(loinc("3091-6", "0.30", "g/l")))).hasToString("5.00");
    assertThat(number(normalised(loinc("3094-0", "0.30", "g/l")))).hasToString("10.7");
  }

  @Test
  void hba1cIsConvertedByAnAffineFormula() {
    Normalised made = normalised(loinc("59261-8", "53", "mmol/mol"));
    assertThat(made.loinc()).isEqualTo("4548-4");
    assertThat(number(made)).hasToString("7.00");
  }

  @Test
  void perCentUnderTheIfccCodeOfHba1cIsNotConverted() {
    assertThat(warnings(loinc("59261-8", "7.1", "%")))
        .containsExactly(LabFinding.CODE_UNIT_CONTRADICTION);
  }

  @Test
  void internationalUnitsOfAnEnzymeAreItsEnzymeUnits() {
    assertThat(normalised(loinc("1920-8", "30", "UI/L")).ucum()).isEqualTo("U/L");
    assertThat(normalised(loinc("21198-7", "30", "UI/L")).ucum()).isEqualTo("[IU]/L");
  }

  @Test
  void upperCaseGigaIsACountAndLowerCaseGramAMass() {
    assertThat(normalised(loinc("6690-2", "7.2", "G/L")).ucum()).isEqualTo("10*9/L");
    assertThat(normalised(loinc("2885-2", "72", "g/L")).ucum()).isEqualTo("g/L");
  }

  @Test
  void aLowerCasedGigaIsMendedForACountAndTold() {
    assertThat(normalised(loinc("6690-2", "7.2", "g/l")).ucum()).isEqualTo("10*9/L");
    assertThat(warnings(loinc("6690-2", "7.2", "g/l"))).containsExactly(LabFinding.UNIT_CASE);
  }

  @Test
  void gigaForAMassIsRefused() {
    assertThat(rejection(report(loinc("2345-7", "0.91", "G/L"))))
        .containsExactly(LabFinding.GRAM_OR_GIGA);
  }

  @Test
  void aMolarCodeWithAMassUnitIsKeptAsSentAndTold() {
    LabResult cholesterol = loinc("14647-2", "200", "mg/dl");
    assertThat(warnings(cholesterol)).containsExactly(LabFinding.CODE_UNIT_CONTRADICTION);
    Normalised made = normalised(cholesterol);
    assertThat(made.loinc()).isEqualTo("14647-2");
    assertThat(made.ucum()).isEqualTo("mg/dL");
    assertThat(number(made)).hasToString("200");
  }

  @Test
  void eachCodeThatContradictsItsUnitIsTold() {
    assertThat(
            warnings(
                loinc("14647-2", "2.0", "g/L"),
                loinc("14682-9", "12", "g/L"),
                loinc("14647-2", "2.1", "g/L").withSubId("2")))
        .containsExactly(LabFinding.CODE_UNIT_CONTRADICTION, LabFinding.CODE_UNIT_CONTRADICTION);
  }

  @Test
  void aSpellingThatNobodyKnowsIsToldOnce() {
    assertThat(warnings(loinc("2951-2", "141", "mmoles"), loinc("2823-3", "4", "mmoles")))
        .containsExactly(LabFinding.UNKNOWN_UNIT);
  }

  @Test
  void theUnitIsNeverGuessedFromTheNumber() {
    assertThat(warnings(loinc("14749-6", "5.05", ""))).containsExactly(LabFinding.MISSING_UNIT);
    assertThat(normalised(loinc("14749-6", "5.05", "")).ucum()).isEmpty();
  }

  @Test
  void anInrNeedsNoUnit() {
    assertThat(warnings(loinc("6301-6", "2.5", ""))).isEmpty();
    assertThat(normalised(loinc("6301-6", "2.5", "")).ucum()).isEqualTo("{INR}");
  }

  @Test
  void anUnknownUnitIsToldAndLoadedAsSent() {
    assertThat(warnings(loinc("2345-7", "0.91", "croix"))).containsExactly(LabFinding.UNKNOWN_UNIT);
    assertThat(normalised(loinc("2345-7", "0.91", "croix")).ucum()).isEmpty();
  }

  @Test
  void anImplausibleValueIsTold() {
    assertThat(warnings(loinc("2823-3", "41", "mmol/L")))
        .containsExactly(LabFinding.IMPLAUSIBLE_VALUE);
    assertThat(warnings(loinc("2345-7", "95", "g/L")))
        .containsExactly(LabFinding.IMPLAUSIBLE_VALUE);
    assertThat(warnings(loinc("2345-7", "95", "mg/dL"))).isEmpty();
  }

  @Test
  void theReferenceRangeIsConvertedLikeTheValueAndTheComparatorKept() {
    LabResult sent =
        with(
            with(
                loinc("2345-7", "0.70", "g/L"),
                new ReferenceRange(
                    Optional.of(new BigDecimal("0.70")),
                    Optional.of(new BigDecimal("1.05")),
                    "0.70-1.05")),
            new Quantity("<", new BigDecimal("0.70")));
    Normalised made = normalised(sent);
    assertThat(made.range().low().orElseThrow()).hasToString("3.89");
    assertThat(made.range().high().orElseThrow()).hasToString("5.829");
    assertThat(made.range().text()).isEqualTo("0.70-1.05");
    assertThat(((Quantity) made.value()).comparator()).isEqualTo("<");
  }

  @Test
  void boundsWithAUnitOfTheirOwnAreBroughtToThatOfTheValue() {
    assertThat(boundsOf(loinc("2345-7", "0.91", "g/L"), "3.9", "mmol/L")).isEqualTo("3.9");
    assertThat(boundsOf(loinc("2345-7", "0.91", "g/L"), "70", "mg/dL")).isEqualTo("3.89");
    assertThat(boundsOf(loinc("14749-6", "5.05", "mmol/L"), "0.7", "g/L")).isEqualTo("none");
    assertThat(boundsOf(loinc("99999-9", "5.05", "x"), "0.7", "y")).isEqualTo("none");
    assertThat(boundsOf(loinc("99999-9", "5.05", "x"), "0.7", "x")).isEqualTo("0.7");
  }

  private static String boundsOf(LabResult result, String low, String unit) {
    LabResult ranged =
        with(
            result,
            new ReferenceRange(
                Optional.of(new BigDecimal(low)), Optional.empty(), ">= " + low, unit));
    LabReport made =
        ((Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(report(ranged))).record();
    return made.orders()
        .get(0)
        .results()
        .get(0)
        .normalised()
        .orElseThrow()
        .range()
        .low()
        .map(BigDecimal::toPlainString)
        .orElse("none");
  }

  @Test
  void aReferenceRangeWithoutWidthIsTold() {
    Optional<BigDecimal> bound = Optional.of(new BigDecimal("3.89"));
    LabResult sent =
        with(loinc("14749-6", "5.05", "mmol/L"), new ReferenceRange(bound, bound, "3.89-3.89"));
    assertThat(warnings(sent)).containsExactly(LabFinding.EMPTY_RANGE);
  }

  @Test
  void whatWasSentStaysBesideWhatIsComparable() {
    LabResult made =
        accepted(report(loinc("2345-7", "0.91", "g/l"))).orders().get(0).results().get(0);
    assertThat(made.coding().code()).isEqualTo("2345-7");
    assertThat(made.original()).isEqualTo("0.91");
    assertThat(made.unit()).isEqualTo("g/l");
    assertThat(made.value()).isEqualTo(new Quantity("", new BigDecimal("0.91")));
  }

  @Test
  void aLoincCodeWithAWrongCheckDigitIsToldAndNotUsed() {
    assertThat(warnings(loinc("2345-8", "0.91", "g/l"))).containsExactly(LabFinding.BAD_LOINC);
    assertThat(normalised(loinc("2345-8", "0.91", "g/l")).loinc()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2160-0, 8.3,  mg/l, 73.5, µmol/l, true",
    "3091-6, 0.24, g/l,  4.01, mmol/l, true",
    "3084-1, 50,   mg/l, 298,  µmol/l, true",
    "2345-7, 0.91, g/l,  5.05, mmol/l, true",
    "2571-8, 0.73, g/l,  0.83, mmol/l, true",
    "14749-6, 5.05, mmol/l, 0.91, g/l, true",
    "2345-7, 0.06, g/l,  0.3,  mmol/l, true",
    "4548-4, 7.0,  %,    53,   mmol/mol, true",
    "2345-7, 0.91, g/l,  9.1,  mmol/l, false",
    "2345-7, 0.91, g/l,  5.6,  mmol/l, false",
    "2345-7, 0.91, g/l,  5.6,  parsec, true",
    "2160-0, 8.3,  mg/l, 8.3,  mg/l,   true",
    "2160-0, 8.3,  mg/l, 83,   mg/l,   false"
  })
  void aValueInASecondUnitMustBeTheSameQuantity(
      String code, String value, String unit, String second, String secondUnit, boolean agrees) {
    LabResult both = LabSamples.withSecond(loinc(code, value, unit), second, secondUnit);
    assertThat(warnings(both))
        .isEqualTo(agrees ? List.of() : List.of(LabFinding.SECOND_UNIT_CONTRADICTS));
  }

  @Test
  void aCodeOfNoSystemThatIsALoincCodeOfAnAnalyteIsTakenForIt() {
    LabResult bare = result("2345-7", "", ResultStatus.FINAL, "0.91", "g/L");
    assertThat(warnings(bare)).isEmpty();
    assertThat(normalised(bare).loinc()).isEqualTo("14749-6");
    LabResult wrongKey = result("2345-8", "", ResultStatus.FINAL, "0.91", "g/L");
    assertThat(warnings(wrongKey)).containsExactly(LabFinding.UNMAPPED_CODE);
    LabResult noAnalyte = result("11502-2", "", ResultStatus.FINAL, "0.91", "g/L");
    assertThat(warnings(noAnalyte)).containsExactly(LabFinding.UNMAPPED_CODE);
    LabResult ofTheLaboratory = result("2345-7", "L", ResultStatus.FINAL, "0.91", "g/L");
    assertThat(warnings(ofTheLaboratory)).containsExactly(LabFinding.UNMAPPED_CODE);
  }

  @Test
  void aLocalCodeWithoutMappingIsToldOnceAndLoadedAsSent() {
    LabResult one = result("RETIC", "L", ResultStatus.FINAL, "45", "G/L");
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(report(one, withSubId(one, "2")));
    assertThat(codes(((Outcome.Accepted<LabReport>) outcome).warnings()))
        .containsExactly(LabFinding.UNMAPPED_CODE);
  }

  @Test
  void aLocalCodeIsReadThroughTheTableOfItsLaboratory(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("labo.csv");
    Files.writeString(table, "code;loinc;label\nGLY;2345-7;Glycémie\n", StandardCharsets.UTF_8);
    LabNormaliser normaliser = new LabNormaliser(LocalCodes.read(table), LabSamples.UNITS);
    Outcome<LabReport> outcome =
        normaliser.normalise(report(result("GLY", "L", ResultStatus.FINAL, "0.91", "g/l")));
    LabResult made =
        ((Outcome.Accepted<LabReport>) outcome).record().orders().get(0).results().get(0);
    assertThat(made.normalised().orElseThrow().loinc()).isEqualTo("14749-6");
    assertThat(made.coding().code()).isEqualTo("GLY");
  }

  @Test
  void twoValuesThatNothingTellsApartAreBothKeptAndTold() {
    LabReport report = report(loinc("2345-7", "0.91", "g/l"), loinc("2345-7", "1.91", "g/l"));
    Outcome.Accepted<LabReport> outcome =
        (Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(report);
    assertThat(codes(outcome.warnings())).containsExactly(LabFinding.TWICE_IN_ORDER);
    assertThat(outcome.record().orders().get(0).results())
        .extracting(LabResult::original, LabResult::subId)
        .containsExactly(tuple("0.91", ""), tuple("1.91", "#2"));
    assertThat(warnings(loinc("2345-7", "0.91", "g/l"), loinc("2345-7", "0.91", "g/l"))).isEmpty();
    assertThat(
            warnings(
                loinc("2345-7", "0.91", "g/l"), withSubId(loinc("2345-7", "1.91", "g/l"), "T60")))
        .isEmpty();
  }

  @Test
  void aCollectionLongAfterTheReportIsRefused() {
    LabReport early =
        report(COLLECTED.minus(Duration.ofDays(2)), order("D1", ISSUED.minus(Duration.ofDays(3))));
    assertThat(rejection(early)).containsExactly(LabFinding.COLLECTED_AFTER_ISSUE);
  }

  @Test
  void aVersionFromTheFutureIsRefusedBecauseItWouldBlockCorrections() {
    assertThat(rejection(report(ISSUED, order("D1", ISSUED.plus(Duration.ofDays(2))))))
        .containsExactly(LabFinding.VERSION_AFTER_ISSUE);
  }

  @Test
  void anImpossibleDateIsRefused() {
    LabOrder order =
        LabSamples.collected(
            order("D1", ISSUED), Optional.of(Instant.parse("0000-01-01T00:00:00Z")));
    assertThat(rejection(report(ISSUED, order))).containsExactly(LabFinding.IMPOSSIBLE_DATE);
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsRefused() {
    assertThat(rejection(report(loinc("2345-7", "1E+999999999", "g/l"))))
        .containsExactly(LabFinding.IMPOSSIBLE_NUMBER);
  }

  @Test
  void aReportWithoutOrderOrNumberOrCodeIsRefused() {
    assertThat(rejection(report(ISSUED))).containsExactly(LabFinding.NO_ORDER);
    assertThat(rejection(report(ISSUED, order(" ", ISSUED))))
        .containsExactly(LabFinding.NO_ORDER_NUMBER);
    assertThat(rejection(report(loinc("", "1", "g/l")))).containsExactly(LabFinding.NO_RESULT_CODE);
    assertThat(rejection(report(loinc("x".repeat(101), "1", "g/l"))))
        .containsExactly(LabFinding.IDENTIFIER_TOO_LONG);
  }

  @Test
  void whatIsNoResultOfThisReportIsNotJudged() {
    assertThat(
            warnings(
                previous(result("ANCIEN", "L", ResultStatus.FINAL, "1", "croix")),
                result("ORDRE", "L", ResultStatus.ORDER_DETAIL, "1", "croix"),
                result("RIEN", "L", ResultStatus.NOT_ASKED, "1", "croix")))
        .isEmpty();
  }

  @Test
  void ofAReportWithThousandsOfUnknownCodesTheFirstAreToldAndTheOthersCounted() {
    LabResult[] many = new LabResult[3000];
    for (int i = 0; i < many.length; i++) {
      many[i] = result("X" + i, "L", ResultStatus.FINAL, "1", "");
    }
    assertThat(warnings(many)).hasSize(101).endsWith(DeliveryFinding.MORE_WARNINGS);
  }

  @Test
  void noMessageNamesAPlaceholderThatNobodyFills() {
    for (LabFinding code : LabFinding.values()) {
      Finding finding = Finding.of(code, "100");
      for (var language : org.estuaire.exchange.Language.values()) {
        assertThat(finding.message(language) + finding.remedy(language)).doesNotContain("{", "''");
      }
    }
  }

  private static LabReport accepted(LabReport report) {
    return ((Outcome.Accepted<LabReport>) LabSamples.NORMALISER.normalise(report)).record();
  }

  private static Normalised normalised(LabResult result) {
    return accepted(report(result)).orders().get(0).results().get(0).normalised().orElseThrow();
  }

  private static BigDecimal number(Normalised made) {
    return ((Quantity) made.value()).number();
  }

  private static List<FindingCode> warnings(LabResult... results) {
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(report(results));
    return codes(((Outcome.Accepted<LabReport>) outcome).warnings());
  }

  private static List<FindingCode> rejection(LabReport report) {
    return codes(((Outcome.Rejected<LabReport>) LabSamples.NORMALISER.normalise(report)).why());
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }
}
