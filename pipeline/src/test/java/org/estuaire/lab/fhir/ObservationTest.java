package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an observation says, as a result. */
final class ObservationTest {

  private static final String ABSENT = "\"dataAbsentReason\":{\"text\":\"hémolyse\"}";

  @Test
  void aQuantityKeepsItsComparatorItsDigitsAndItsUcumCode() {
    LabResult result =
        Fhir.result(
            "\"valueQuantity\":{\"value\":5.10,\"comparator\":\"<\",\"unit\":\"mmol par litre\","
                + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"mmol/L\"}");

    assertThat(result.value()).isEqualTo(new ResultValue.Quantity("<", new BigDecimal("5.10")));
    assertThat(result.original()).isEqualTo("<5.10");
    assertThat(result.unit()).isEqualTo("mmol/L");
  }

  @Test
  void aUnitInWordsIsKeptWhereThereIsNoUcumCode() {
    assertThat(Fhir.result("\"valueQuantity\":{\"value\":1,\"unit\":\"UI/L\"}").unit())
        .isEqualTo("UI/L");
  }

  @ParameterizedTest
  @CsvSource({
    "g/L, mmol/L, g/L (mmol/L)",
    "mg/L, g/L, mg/L (g/L)",
    "µg/mL, mg/L, mg/L",
    "UI/L, U/L, U/L",
    "G/L, 10*9/L, 10*9/L"
  })
  void aUnitIsBothItsWordsAndItsCodeWhereTheyContradictEachOther(
      String words, String code, String unit) {
    String quantity =
        Fhir.quantity("1.05", code).replace("\"unit\":\"" + code, "\"unit\":\"" + words);

    assertThat(Fhir.result(quantity).unit()).isEqualTo(unit);
  }

  private static List<String> keysOf(String... sites) {
    List<String> entries = new ArrayList<>(List.of(Fhir.PATIENT));
    List<String> ids = new ArrayList<>();
    for (String site : sites) {
      String id = "o" + entries.size();
      ids.add(id);
      String at = site.isEmpty() ? "" : "\"bodySite\":{\"text\":\"" + site + "\"},";
      entries.add(Fhir.observation(id, at + Fhir.quantity("5" + entries.size(), "mmol/L")));
    }
    entries.add(Fhir.report("r1", "D-1", ids.toArray(String[]::new)));
    String bundle = Fhir.bundle("collection", entries.toArray(String[]::new));
    return Fhir.report(bundle).orders().get(0).results().stream()
        .map(result -> result.measuredIn() + "=" + result.subId())
        .toList();
  }

  @Test
  void resultsOfOneCodeAreToldApartByTheirSiteInWhateverOrderTheyAreListed() {
    assertThat(keysOf("sang", "drain")).containsExactly("sang=sang", "drain=");
    assertThat(keysOf("drain", "sang")).containsExactly("drain=", "sang=sang");
  }

  @Test
  void aResultAloneOfItsCodeSaysItsSiteAndNeedsNoSubIdentifier() {
    assertThat(keysOf("sang")).containsExactly("sang=");
  }

  @Test
  void resultsOfOneCodeAndSiteAreToldApartByTheirRank() {
    assertThat(keysOf("sang", "sang", "")).containsExactly("sang=", "sang=2", "=3");
    assertThat(keysOf("", "")).containsExactly("=", "=2");
  }

  @Test
  void aUnitThatContradictsItsCodeIsTold() {
    String quantity =
        Fhir.quantity("1.05", "mmol/L").replace("\"unit\":\"mmol/L", "\"unit\":\"g/L");

    assertThat(
            Fhir.codes(
                Fhir.bundle(
                    "collection",
                    Fhir.PATIENT,
                    Fhir.report("r1", "D-1", "o1"),
                    Fhir.observation("o1", quantity))))
        .contains(FhirFinding.UNIT_CONTRADICTED);
  }

  @Test
  void aCodedValueKeepsCodeSystemAndLabel() {
    assertThat(
            Fhir.result(
                    "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\","
                        + "\"code\":\"260385009\",\"display\":\"Negative\"}],\"text\":\"Négatif\"}")
                .value())
        .isEqualTo(new ResultValue.Coded("260385009", "http://snomed.info/sct", "Négatif"));
  }

  @Test
  void theOtherTypesOfValueAreReadAsWhatTheyMean() {
    assertThat(Fhir.result("\"valueString\":\"Flore normale\"").value())
        .isEqualTo(new ResultValue.Text("Flore normale"));
    assertThat(Fhir.result("\"valueInteger\":12").value())
        .isEqualTo(new ResultValue.Quantity("", new BigDecimal("12")));
    assertThat(Fhir.result("\"valueBoolean\":true").original()).isEqualTo("true");
    assertThat(
            Fhir.result(
                    "\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":160}}")
                .value())
        .isEqualTo(new ResultValue.Ratio(BigDecimal.ONE, new BigDecimal("160")));
    assertThat(
            Fhir.result(
                    "\"valueRange\":{\"low\":{\"value\":1,\"unit\":\"g\"},\"high\":{\"value\":2,\"unit\":\"g\"}}")
                .original())
        .isEqualTo("1 g - 2 g");
    assertThat(Fhir.result("\"valueDateTime\":\"2026-03-01\"").value())
        .isEqualTo(new ResultValue.Text("2026-03-01"));
    assertThat(Fhir.result("\"valueTime\":\"08:30:00\"").original()).isEqualTo("08:30:00");
    assertThat(
            Fhir.result("\"valueSampledData\":{\"origin\":{\"value\":0},\"data\":\"1 2 3\"}")
                .original())
        .isEqualTo("1 2 3");
  }

  @Test
  void aValueThatIsAbsentSaysWhy() {
    LabResult result = Fhir.result(ABSENT);

    assertThat(result.value()).isEqualTo(new ResultValue.Absent());
    assertThat(result.original()).isEqualTo("hémolyse");
  }

  @Test
  void aNumberThatIsNoneIsKeptAsTextAndTold() {
    String bundle = Fhir.oneResult("\"valueQuantity\":{\"value\":\"environ 5\"}");

    assertThat(Fhir.codes(bundle)).contains(FhirFinding.NOT_A_NUMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "registered,PENDING",
    "preliminary,PRELIMINARY",
    "final,FINAL",
    "amended,CORRECTED",
    "corrected,CORRECTED",
    "cancelled,UNOBTAINABLE",
    "entered-in-error,WRONG",
    "unknown,UNVERIFIED",
    "erreur,UNVERIFIED"
  })
  void theStatusSaysWhatBecomesOfTheResult(String said, ResultStatus meant) {
    String bundle =
        Fhir.oneResult(Fhir.quantity("5", "mmol/L"))
            .replace(
                "\"id\":\"o1\",\"status\":\"final\"", "\"id\":\"o1\",\"status\":\"" + said + "\"");

    assertThat(Fhir.report(bundle).orders().get(0).results().get(0).status()).isEqualTo(meant);
  }

  @Test
  void ofSeveralRangesTheNormalOneIsTaken() {
    LabResult result =
        Fhir.result(
            Fhir.quantity("5", "mmol/L")
                + ",\"referenceRange\":[{\"low\":{\"value\":9},\"type\":{\"coding\":[{\"code\":\"therapeutic\"}]}},"
                + "{\"low\":{\"value\":3.9,\"code\":\"mmol/L\",\"unit\":\"mmol/L\"},\"high\":{\"value\":6.1,"
                + "\"unit\":\"mmol/L\"},\"text\":\"3,9 - 6,1\",\"type\":{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/referencerange-meaning\",\"code\":\"normal\"}]}}]");

    assertThat(result.range())
        .isEqualTo(
            new ReferenceRange(
                Optional.of(new BigDecimal("3.9")),
                Optional.of(new BigDecimal("6.1")),
                "3,9 - 6,1"));
  }

  @Test
  void rangesAmongWhichNoneIsSaidToBeNormalAreTold() {
    String ranges = ",\"referenceRange\":[{\"low\":{\"value\":1}},{\"low\":{\"value\":2}}]";

    assertThat(Fhir.codes(Fhir.oneResult(Fhir.quantity("5", "mmol/L") + ranges)))
        .contains(FhirFinding.SEVERAL_RANGES);
  }

  @Test
  void boundsInAnotherUnitThanTheValueSaySo() {
    String range = ",\"referenceRange\":[{\"low\":{\"value\":0.7,\"unit\":\"g/L\"}}]";

    assertThat(Fhir.result(Fhir.quantity("5", "mmol/L") + range).range().unit()).isEqualTo("g/L");
  }

  @Test
  void flagsMethodAndCommentsAreTakenAsSent() {
    LabResult result =
        Fhir.result(
            Fhir.quantity("5", "mmol/L")
                + ",\"interpretation\":[{\"coding\":[{\"code\":\"H\"}]},{\"coding\":[{\"code\":\"A\"}]}],"
                + "\"method\":{\"text\":\"Hexokinase\"},\"note\":[{\"text\":\"Un\"},{\"text\":\"Deux\"}]");

    assertThat(result.flags()).isEqualTo("H A");
    assertThat(result.method()).isEqualTo("Hexokinase");
    assertThat(result.comment()).isEqualTo("Un\nDeux");
  }

  @Test
  void whatWasMeasuredBeforeAConversionIsKeptBeside() {
    LabResult result =
        Fhir.result(
            Fhir.quantity("5.0", "mmol/L")
                + ",\"extension\":[{\"url\":\""
                + Original.URL
                + "\",\"extension\":[{\"url\":\"hasBeenConverted\",\"valueBoolean\":true},"
                + "{\"url\":\"originalValue\",\"valueQuantity\":{\"value\":0.90,\"unit\":\"g/L\"}}]}]");

    assertThat(result.second().orElseThrow().original()).isEqualTo("0.90");
    assertThat(result.second().orElseThrow().unit()).isEqualTo("g/L");
  }

  @Test
  void componentsAreResultsAndTheirGroupAloneIsNone() {
    List<LabResult> results =
        results(
            "\"component\":[{\"code\":{\"text\":\"Érythrocytes\"},\"valueInteger\":3},"
                + "{\"code\":{\"text\":\"Érythrocytes\"},\"valueInteger\":4}]");

    assertThat(results).extracting(LabResult::original).containsExactly("3", "4");
    assertThat(results).extracting(LabResult::subId).containsExactly("", "2");
  }

  @Test
  void membersOfAGroupAreReadOnceWhereverTheyAreNamed() {
    String bundle =
        Fhir.bundle(
            "collection",
            Fhir.PATIENT,
            Fhir.report("r1", "D-1", "g1", "o1"),
            Fhir.observation(
                "g1",
                "\"hasMember\":[{\"reference\":\"Observation/o1\"},{\"reference\":\"Observation/g1\"}]"),
            Fhir.observation("o1", Fhir.quantity("5", "mmol/L")));

    assertThat(Fhir.report(bundle).orders().get(0).results()).hasSize(1);
  }

  @Test
  void oneCodeTwiceInAReportIsToldApartByItsRank() {
    String bundle =
        Fhir.bundle(
            "collection",
            Fhir.PATIENT,
            Fhir.report("r1", "D-1", "o1", "o2"),
            Fhir.observation("o1", Fhir.quantity("5", "mmol/L")),
            Fhir.observation("o2", Fhir.quantity("7", "mmol/L")));

    assertThat(Fhir.report(bundle).orders().get(0).results())
        .extracting(LabResult::subId)
        .containsExactly("", "2");
  }

  @Test
  void linesThatShareASubIdentifierAreAllKept() {
    String subId =
        "\"extension\":[{\"url\":\"http://labo.example/fhir/sub-id\",\"valueString\":\"1\"}],";
    String bundle =
        Fhir.bundle(
            "collection",
            Fhir.PATIENT,
            Fhir.report("r1", "D-1", "o1", "o2"),
            Fhir.observation("o1", subId + "\"valueString\":\"Première ligne\""),
            Fhir.observation("o2", subId + "\"valueString\":\"Deuxième ligne\""));

    LabReport read = Fhir.normalised(Fhir.report(bundle));

    assertThat(read.orders().get(0).results())
        .extracting(LabResult::subId)
        .containsExactly("1", "1.2");
  }

  @Test
  void anOldDateAloneMakesNoResultAnEarlierOne() {
    LabResult result =
        Fhir.result(
            Fhir.quantity("5", "mmol/L") + ",\"effectiveDateTime\":\"2025-11-20T08:00:00+01:00\"");

    assertThat(result.previous()).isFalse();
    assertThat(result.observedAt()).contains(Instant.parse("2025-11-20T07:00:00Z"));
  }

  @Test
  void aResultWithoutAnyCodeIsRefused() {
    String bundle =
        Fhir.oneResult(Fhir.quantity("5", "mmol/L"))
            .replaceFirst(
                "\"code\":\\{\"coding\":\\[\\{\"system\":\"http://loinc.org\".*?]}", "\"code\":{}");

    assertThat(Fhir.codes(bundle)).contains(FhirFinding.RESULT_WITHOUT_CODE);
  }

  @Test
  void anUnknownModifierKeepsTheReportOut() {
    assertThat(
            Fhir.codes(
                Fhir.oneResult(
                    ABSENT + ",\"modifierExtension\":[{\"url\":\"http://x.example/not\"}]")))
        .contains(FhirFinding.MODIFIER_UNKNOWN);
  }

  private static List<LabResult> results(String more) {
    return Fhir.report(Fhir.oneResult(more)).orders().get(0).results();
  }
}
