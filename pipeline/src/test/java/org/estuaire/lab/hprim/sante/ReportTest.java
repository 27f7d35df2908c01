package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsKey;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of a report mean. */
final class ReportTest {

  private static final String NUMBER = Sante.obx("NM", "5.1");

  private static ResultValue value(String type, String value) {
    return Sante.result(Sante.obx(type, value)).value();
  }

  private static LabResult ofStatus(String orderStatus, String status) {
    String file =
        Sante.file("OBX|1|NM|GLY~Glycémie~L||5.1|mmol/l|||||" + status)
            .replace("20261120220000|||F", "20261120220000|||" + orderStatus);
    return Sante.report(file).orders().get(0).results().get(0);
  }

  @Test
  void thePersonIsNamedByTheLaboratorysNumber() {
    Claim claim = Sante.report(Sante.file(NUMBER)).claim();

    assertThat(claim.domain()).isEqualTo("2.999.10.4");
    assertThat(claim.localId()).isEqualTo("L000123");
    assertThat(claim.status()).isEqualTo(IdentityStatus.PROVISIONAL);
    assertThat(claim.statedAt()).isEqualTo(Instant.parse("2026-11-20T21:15:00Z"));
    assertThat(claim.traits().birthName()).isEqualTo("ESSAI");
    assertThat(claim.traits().usedName()).isEqualTo("EXEMPLE");
    assertThat(claim.traits().firstGivenName()).isEqualTo("CAMILLE");
    assertThat(claim.traits().givenNames()).isEqualTo("CAMILLE MARIE");
    assertThat(claim.traits().birthDate()).contains(LocalDate.of(1985, 8, 12));
    assertThat(claim.traits().sex()).isEqualTo(Sex.FEMALE);
    assertThat(claim.traits().address()).isEqualTo("12 RUE DU TEST BAT A");
    assertThat(claim.traits().postcode()).isEqualTo("38999");
    assertThat(claim.traits().phone()).isEqualTo("0400000000");
  }

  @Test
  void withoutABirthNameTheNameIsTheBirthName() {
    Claim claim = Sante.report(Sante.file(NUMBER).replace("|ESSAI|", "||")).claim();

    assertThat(claim.traits().birthName()).isEqualTo("EXEMPLE");
    assertThat(claim.traits().usedName()).isEmpty();
  }

  @Test
  void theRequestersNumberNamesNobodyHere() {
    Decoded<LabReport> decoded = Sante.decode(Sante.file(NUMBER).replace("|L000123|", "||"));

    assertThat(Sante.report(decoded).claim().localId()).isEqualTo("report:F77");
    assertThat(Sante.codes(decoded)).contains(HprimSanteFinding.NO_LOCAL_IDENTIFIER);
  }

  @Test
  void aSocialSecurityNumberIsNeverAnIns() {
    String nir = "2850838999001";
    String file = Sante.file(NUMBER).replace("L000123||", "L000123|" + nir + InsKey.of(nir) + "|");

    Claim claim = Sante.report(file).claim();

    assertThat(claim.ins()).isEmpty();
    assertThat(claim.traits().nir()).isEqualTo(nir);
  }

  @Test
  void aSocialSecurityNumberWithAWrongKeyIsNotTaken() {
    String file = Sante.file(NUMBER).replace("L000123||", "L000123|285083899900100|");

    Decoded<LabReport> decoded = Sante.decode(file);

    assertThat(Sante.codes(decoded)).contains(HprimSanteFinding.NIR_KEY_WRONG);
    assertThat(Sante.report(decoded).claim().traits().nir()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"19850812,1985-08-12,false", "198508,1985-08-01,true", "1985,1985-12-31,true"})
  void anIncompleteBirthDateIsCompletedAndUncertain(String sent, LocalDate date, boolean unsure) {
    Claim claim = Sante.report(Sante.file(NUMBER).replace("19850812", sent)).claim();

    assertThat(claim.traits().birthDate()).contains(date);
    assertThat(claim.traits().uncertainBirthDate()).isEqualTo(unsure);
  }

  @Test
  void aBirthDateThatDoesNotExistIsNotTaken() {
    Decoded<LabReport> decoded = Sante.decode(Sante.file(NUMBER).replace("19850812", "19850231"));

    assertThat(Sante.codes(decoded)).contains(HprimSanteFinding.DATE_UNREADABLE);
    assertThat(Sante.report(decoded).claim().traits().birthDate()).isEmpty();
  }

  @Test
  void confidentialityAndDeathStandAtTheEndOfP() {
    String end = "|".repeat(19);
    LabReport report =
        Sante.report(Sante.file(NUMBER).replace(Sante.P, Sante.P + end + "R||20261101"));

    assertThat(report.confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
    assertThat(report.claim().traits().deathDate()).contains(LocalDate.of(2026, 11, 1));
    assertThat(Sante.report(Sante.file(NUMBER)).confidentiality())
        .isEqualTo(Confidentiality.NORMAL);
  }

  @Test
  void anUnknownConfidentialityIsTakenOnTheSafeSide() {
    Decoded<LabReport> decoded =
        Sante.decode(Sante.file(NUMBER).replace(Sante.P, Sante.P + "|".repeat(19) + "9"));

    assertThat(Sante.codes(decoded)).contains(HprimSanteFinding.CONFIDENTIALITY_UNKNOWN);
    assertThat(Sante.report(decoded).confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
  }

  @Test
  void anOrderIsKnownByTheLaboratorysNumberOfTheRequest() {
    LabOrder order = Sante.report(Sante.file(NUMBER)).orders().get(0);

    assertThat(order.number()).isEqualTo("F77");
    assertThat(order.placerNumber()).isEqualTo("P77");
    assertThat(order.collectedAt()).contains(Instant.parse("2026-11-20T07:00:00Z"));
    assertThat(order.receivedAt()).contains(Instant.parse("2026-11-20T07:30:00Z"));
    assertThat(order.versionAt()).isEqualTo(Instant.parse("2026-11-20T21:00:00Z"));
    assertThat(order.prescriber()).isEqualTo("81000000001");
    assertThat(order.status()).isEqualTo("F");
  }

  @Test
  void withoutItTheRequestersNumberIsTheKey() {
    assertThat(Sante.report(Sante.file(NUMBER).replace("|~F77|", "||")).orders().get(0).number())
        .isEqualTo("P77");
    assertThat(Sante.codes(Sante.decode(Sante.file(NUMBER).replace("P77~|~F77", "|"))))
        .contains(HprimSanteFinding.ORDER_WITHOUT_NUMBER);
  }

  @Test
  void theFileDatesWhatTheOrderDoesNot() {
    String file = Sante.file(NUMBER).replace("20261120220000", "");

    assertThat(Sante.report(file).orders().get(0).versionAt())
        .isEqualTo(Instant.parse("2026-11-20T21:15:00Z"));
    assertThat(Sante.codes(Sante.decode(file.replace("20261120221500", ""))))
        .contains(HprimSanteFinding.NO_TIME);
  }

  @Test
  void theOrderDatesTheFileThatSaysNothing() {
    Decoded<LabReport> decoded = Sante.decode(Sante.file(NUMBER).replace("|20261120221500", ""));

    assertThat(Sante.report(decoded).issuedAt()).isEqualTo(Instant.parse("2026-11-20T21:00:00Z"));
    assertThat(Sante.codes(decoded)).contains(HprimSanteFinding.TIME_OF_ORDER);
  }

  @Test
  void theOrderOfRecordsIsChecked() {
    String first = String.join("\r", Sante.H, Sante.P, NUMBER, Sante.OBR, NUMBER, "L|1", "");
    String none = String.join("\r", Sante.H, Sante.P, "L|1", "");

    assertThat(Sante.codes(Sante.decode(first)))
        .containsExactly(HprimSanteFinding.RESULT_OUTSIDE_ORDER);
    assertThat(Sante.codes(Sante.decode(none))).containsExactly(HprimSanteFinding.NO_ORDER);
    assertThat(Sante.codes(Sante.decode(Sante.file())))
        .containsExactly(HprimSanteFinding.ORDER_WITHOUT_RESULT);
    assertThat(Sante.codes(Sante.decode(Sante.file(NUMBER, "AP|1|x"))))
        .containsExactly(HprimSanteFinding.RECORD_IGNORED);
  }

  @Test
  void anOrderIsCancelledResultByResult() {
    String cancelled = Sante.file().replace("20261120220000|||F", "20261120220000|||D");

    assertThat(Sante.codes(Sante.decode(cancelled)))
        .containsExactly(HprimSanteFinding.ORDER_CANCELLED);
    assertThat(ofStatus("D", "D").status()).isEqualTo(ResultStatus.DELETED);
    assertThat(ofStatus("D", "").status()).isEqualTo(ResultStatus.DELETED);
  }

  @ParameterizedTest
  @CsvSource({
    "F,F,FINAL",
    "F,C,CORRECTED",
    "F,P,PRELIMINARY",
    "F,R,UNVERIFIED",
    "F,I,PENDING",
    "F,D,DELETED",
    "F,X,UNOBTAINABLE",
    "F,U,FINAL_WITHOUT_VALUE",
    "F,?,UNVERIFIED",
    "P,'',PRELIMINARY",
    "C,'',CORRECTED",
    "M,'',PARTIAL",
    "'','',FINAL",
    "D,F,FINAL"
  })
  void theStatusOfAResultPrevailsOverThatOfItsOrder(
      String order, String sent, ResultStatus status) {
    assertThat(ofStatus(order, sent).status()).isEqualTo(status);
  }

  @Test
  void valuesAreReadAsTheirTypeSays() {
    assertThat(value("NM", "5,1")).isEqualTo(new ResultValue.Quantity("", new BigDecimal("5.1")));
    assertThat(value("NM", "<0.5")).isEqualTo(new ResultValue.Quantity("<", new BigDecimal("0.5")));
    assertThat(value("NM", "1:160"))
        .isEqualTo(new ResultValue.Ratio(new BigDecimal("1"), new BigDecimal("160")));
    assertThat(value("ST", "0012")).isEqualTo(new ResultValue.Text("0012"));
    assertThat(value("ST", "10^5")).isEqualTo(new ResultValue.Text("10^5"));
    assertThat(value("NM", "10^5"))
        .isEqualTo(new ResultValue.Quantity("", new BigDecimal("100000")));
    assertThat(value("ST", "Négatif")).isEqualTo(new ResultValue.Text("Négatif"));
    assertThat(value("TX", "12")).isEqualTo(new ResultValue.Text("12"));
    assertThat(value("TX", "un~deux~~quatre"))
        .isEqualTo(new ResultValue.Text("un\ndeux\n\nquatre"));
    assertThat(value("CE", "ECO~Escherichia coli~L"))
        .isEqualTo(new ResultValue.Coded("ECO", "L", "Escherichia coli"));
    assertThat(value("CE", "A~un~L^B~deux~L")).isEqualTo(new ResultValue.Text("un\ndeux"));
    assertThat(value("NM", "")).isEqualTo(new ResultValue.Absent());
    assertThat(value("NM", "en cours")).isEqualTo(new ResultValue.Text("en cours"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GC", "AD", "CK", "CNA", "DT", "PN", "TN", "GB", "GN", "ZZ"})
  void otherTypesAreTexts(String type) {
    Decoded<LabReport> decoded = Sante.decode(Sante.file(Sante.obx(type, "un~deux")));

    assertThat(Sante.report(decoded).orders().get(0).results().get(0).value())
        .isEqualTo(new ResultValue.Text("un deux"));
    assertThat(Sante.codes(decoded).contains(HprimSanteFinding.VALUE_TYPE_UNKNOWN))
        .isEqualTo(type.equals("ZZ"));
  }

  @Test
  void aSideFileIsADocumentThatWasNotSent() {
    Decoded<LabReport> decoded =
        Sante.decode(Sante.file("OBX|1|FIC|CR~Compte rendu~L||DOSSIER~CR000001.TXT~TXT||||||F"));
    LabResult result = Sante.report(decoded).orders().get(0).results().get(0);

    assertThat(Sante.codes(decoded)).containsExactly(HprimSanteFinding.FILE_NOT_SENT);
    assertThat(result.original()).isEqualTo("DOSSIER~CR000001.TXT~TXT");
    assertThat(result.value())
        .isInstanceOfSatisfying(
            ResultValue.Document.class,
            document -> {
              assertThat(document.title()).isEqualTo("Compte rendu");
              assertThat(new String(document.content().bytes(), StandardCharsets.UTF_8))
                  .contains("non transmis")
                  .contains("CR000001.TXT");
            });
  }

  @Test
  void theTextOfAWholeReportIsADocument() {
    ResultValue value =
        Sante.result("OBX|1|TX|11502-2~CR de biologie~LN||Bilan~normal||||||F").value();

    assertThat(value)
        .isInstanceOfSatisfying(
            ResultValue.Document.class,
            document ->
                assertThat(new String(document.content().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo("Bilan\nnormal"));
  }

  @Test
  void unitRangeFlagAndCodesAreTakenAsSent() {
    LabResult result =
        Sante.result(
            "OBX|3|NM|14749-6~Glucose~LN~GLY~Glycémie~L|A|7.2|mmol/l|3.9 - 6.1|H^HH||N|F|||20261120081500");

    assertThat(result.coding())
        .isEqualTo(new LabResult.Coding("14749-6", "LN", "GLY", "", "Glucose"));
    assertThat(result.subId()).isEqualTo("A");
    assertThat(result.unit()).isEqualTo("mmol/l");
    assertThat(result.range().low()).contains(new BigDecimal("3.9"));
    assertThat(result.range().high()).contains(new BigDecimal("6.1"));
    assertThat(result.flags()).isEqualTo("H HH");
    assertThat(result.observedAt()).contains(Instant.parse("2026-11-20T07:15:00Z"));
  }

  @Test
  void nullIsTheNormsWordForNoFlag() {
    assertThat(Sante.result(NUMBER.replace("|N|||F", "|Null|||F")).flags()).isEmpty();
  }

  @Test
  void escapesStandForDelimiters() {
    LabResult result =
        Sante.result("OBX|1|TX|T~A\\T\\B~L||1\\F\\2 \\S\\ \\R\\ \\E\\ \\Xe9\\ \\DIR\\x||||||F");

    assertThat(result.coding().label()).isEqualTo("A&B");
    assertThat(result.value()).isEqualTo(new ResultValue.Text("1|2 ~ ^ \\ é \\DIR\\x"));
  }

  @Test
  void theSpecimenTellsResultsOfOneRequestApart() {
    String other = Sante.OBR.replace("|~F77|", "|T60~F77|");
    String file =
        String.join(
            "\r",
            Sante.H,
            Sante.P,
            Sante.OBR.replace("|~F77|", "|T0~F77|"),
            NUMBER,
            other,
            Sante.obx("NM", "7.9"),
            "L|1");

    assertThat(Sante.report(file).orders())
        .extracting(order -> order.results().get(0).subId())
        .containsExactly("T0", "T60");
  }

  @Test
  void twoValuesUnderOneKeyAreTwoResults() {
    assertThat(Sante.report(Sante.file(NUMBER, Sante.obx("NM", "7.9"))).orders().get(0).results())
        .extracting(LabResult::original)
        .containsExactly(
            Sante.report(Sante.file(NUMBER)).orders().get(0).results().get(0).original(), "7.9");
  }

  @Test
  void linesOfTextUnderOneKeyAreOneResult() {
    LabResult result = Sante.result(Sante.obx("TX", "un"), Sante.obx("TX", "deux"));

    assertThat(result.value()).isEqualTo(new ResultValue.Text("un\ndeux"));
  }

  @Test
  void anObservationOfAnotherDayIsNoLineOfAResultOfTheOrder() {
    List<LabResult> results = Sante.results(NUMBER, NUMBER.replace("5.1", "4.8") + "|||20260902");

    assertThat(results).extracting(LabResult::original).containsExactly("5.1", "4.8");
  }

  @Test
  void commentsBelongToWhatStandsBeforeThem() {
    String file =
        String.join(
            "\r",
            Sante.H,
            Sante.P,
            "C|1|L|Dossier incomplet",
            Sante.OBR,
            "C|1|L|Tube hémolysé",
            NUMBER,
            "C|1|L|Contrôlé",
            "C|2|P|à jeun~depuis hier | 12 h",
            "L|1");
    List<LabResult> results = Sante.report(file).orders().get(0).results();

    assertThat(results.get(0).comment()).isEqualTo("Contrôlé\nà jeun\ndepuis hier | 12 h");
    assertThat(results.get(1).subId()).isEqualTo("P");
    assertThat(results.get(1).value()).isEqualTo(new ResultValue.Text("Dossier incomplet"));
    assertThat(results.get(2).subId()).isEqualTo("GLY");
    assertThat(results.get(2).value()).isEqualTo(new ResultValue.Text("Tube hémolysé"));
    assertThat(results.get(2).coding().code()).isEqualTo("48767-8");
  }

  @Test
  void methodAndSecondUnitComeAsComments() {
    LabResult result =
        Sante.result(NUMBER, "C|1|L|Méthode : hexokinase", "C|2|L|Soit 0,92 g/l", "C|3|L|Soit dit");

    assertThat(result.method()).isEqualTo("hexokinase");
    assertThat(result.second().map(LabResult.Measure::unit)).contains("g/l");
    assertThat(result.second().map(LabResult.Measure::value))
        .contains(new ResultValue.Quantity("", new BigDecimal("0.92")));
    assertThat(result.comment()).isEqualTo("Soit dit");
  }

  @Test
  void aResultWithoutCodeIsKnownByItsLabel() {
    Decoded<LabReport> decoded = Sante.decode(Sante.file(NUMBER.replace("GLY~", "~")));

    assertThat(Sante.report(decoded).orders().get(0).results().get(0).keyCode())
        .isEqualTo("Glycémie");
    assertThat(Sante.codes(decoded)).containsExactly(HprimSanteFinding.RESULT_UNCODED);
    assertThat(Sante.codes(Sante.decode(Sante.file(NUMBER.replace("GLY~Glycémie~L", "")))))
        .contains(HprimSanteFinding.RESULT_WITHOUT_CODE);
  }

  @Test
  void nothingOfAPatientIsPrintedByAccident() {
    LabReport report = Sante.report(Sante.file(NUMBER));

    assertThat(Optional.of(report).toString()).doesNotContain("CAMILLE").doesNotContain("F77");
  }
}
