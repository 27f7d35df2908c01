package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders and results. */
final class ResultReaderTest {

  @Test
  void anOrderCarriesItsNumbersTimesAndPrescriber() {
    LabReport report = Oru.report(Oru.message(Oru.obx("NM", "5.1")));

    assertThat(report.sender()).isEqualTo("LABO|RIVE");
    assertThat(report.messageId()).isEqualTo("M0001");
    assertThat(report.issuedAt()).isEqualTo(Instant.parse("2026-11-20T21:15:00Z"));
    LabOrder order = report.orders().get(0);
    assertThat(order.number()).isEqualTo("F77");
    assertThat(order.placerNumber()).isEqualTo("P77");
    assertThat(order.code()).isEqualTo("BIO");
    assertThat(order.label()).isEqualTo("Biologie");
    assertThat(order.status()).isEqualTo("F");
    assertThat(order.versionAt()).isEqualTo(Instant.parse("2026-11-20T21:00:00Z"));
    assertThat(order.collectedAt()).contains(Instant.parse("2026-11-20T07:00:00Z"));
    assertThat(order.receivedAt()).contains(Instant.parse("2026-11-20T07:30:00Z"));
    assertThat(order.prescriber()).isEqualTo("81000000001");
  }

  @Test
  void aResultCarriesBothItsCodings() {
    LabResult result =
        Oru.result(
            "OBX|1|NM|GLY^Glycémie^L^14749-6^Glucose^LN|2|5,1|mmol/L^^UCUM|3.9-6.1|H~A^x|||F");

    assertThat(result.coding().code()).isEqualTo("GLY");
    assertThat(result.coding().system()).isEqualTo("L");
    assertThat(result.coding().alternateCode()).isEqualTo("14749-6");
    assertThat(result.coding().alternateSystem()).isEqualTo("LN");
    assertThat(result.coding().label()).isEqualTo("Glycémie");
    assertThat(result.subId()).isEqualTo("2");
    assertThat(result.status()).isEqualTo(ResultStatus.FINAL);
    assertThat(result.original()).isEqualTo("5,1");
    assertThat(result.unit()).isEqualTo("mmol/L");
    assertThat(result.flags()).isEqualTo("H A");
    assertThat(result.observedAt()).contains(Instant.parse("2026-11-20T07:00:00Z"));
    assertThat(result.previous()).isFalse();
    assertThat(result.normalised()).isEmpty();
  }

  @Test
  void linesOfOneTextAreOneResult() {
    LabResult result =
        Oru.result(
            "OBX|1|FT|CR^Compte rendu^L||Culture\\.br\\positive||||||F",
            "OBX|2|FT|CR^Compte rendu^L||à 48 h||||||F");

    assertThat(result.value()).isEqualTo(new ResultValue.Text("Culture\npositive\nà 48 h"));
    assertThat(result.original()).isEqualTo("Culture\npositive\nà 48 h");
  }

  @Test
  void anotherSubIdentifierIsAnotherResult() {
    assertThat(
            Oru.results(
                "OBX|1|ST|G^Germe^L|1|E. coli||||||F", "OBX|2|ST|G^Germe^L|2|Proteus||||||F"))
        .extracting(LabResult::subId)
        .containsExactly("1", "2");
  }

  @Test
  void differentNumbersUnderOneKeyAreTwoResults() {
    assertThat(Oru.results(Oru.obx("NM", "5.1"), Oru.obx("NM", "6.1")))
        .extracting(LabResult::original)
        .containsExactly("5.1", "6.1");
  }

  @Test
  void aNumberWithACommentUnderItsKeyIsKeptAsOneTextAndTold() {
    Decoded<LabReport> decoded =
        Oru.decode(Oru.message(Oru.obx("NM", "5.1"), Oru.obx("TX", "hemolyse")));

    LabResult result = Oru.report(decoded).orders().get(0).results().get(0);
    assertThat(result.value()).isEqualTo(new ResultValue.Text("5.1\nhemolyse"));
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.SEVERAL_VALUES);
  }

  @ParameterizedTest
  @CsvSource({
    "F, FINAL",
    "C, CORRECTED",
    "D, DELETED",
    "W, WRONG",
    "P, PRELIMINARY",
    "S, PARTIAL",
    "R, UNVERIFIED",
    "I, PENDING",
    "X, UNOBTAINABLE",
    "U, FINAL_WITHOUT_VALUE",
    "N, NOT_ASKED",
    "O, ORDER_DETAIL",
    "'C^Record coming over is final^HL70085', CORRECTED",
    "f, FINAL"
  })
  void theFirstComponentOfTheStatusCounts(String sent, ResultStatus status) {
    assertThat(statused(sent, "F").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "F, FINAL",
    "C, CORRECTED",
    "P, PRELIMINARY",
    "A, PARTIAL",
    "I, PENDING",
    "X, UNOBTAINABLE",
    "'', FINAL",
    "Z, FINAL"
  })
  void aMissingStatusIsThatOfTheOrderElseFinal(String ofOrder, ResultStatus status) {
    assertThat(statused("", ofOrder).status()).isEqualTo(status);
  }

  @Test
  void anUnknownStatusIsNotTakenForFinal() {
    assertThat(statused("unknown", "F").status()).isEqualTo(ResultStatus.UNVERIFIED);
  }

  @Test
  void aDeletionIsNeverDerivedFromTheOrder() {
    assertThat(statused("F", "X").status()).isEqualTo(ResultStatus.FINAL);
  }

  @Test
  void observationsOfAnotherDayAreNoLinesOfAResultOfTheOrder() {
    List<LabResult> results =
        Oru.results(
            "OBX|1|NM|GLY^Glycémie^L||5.1|g/L|||||F|||20261120080000",
            "OBX|2|NM|GLY^Glycémie^L||4.2|g/L|||||F|||20260601",
            "OBX|3|NM|GLY^Glycémie^L||4.4|g/L|||||F|||20260301",
            "OBX|4|NM|K^Potassium^L||4.4|g/L|||||F|||202611191900");

    assertThat(results).hasSize(4);
    assertThat(results.get(0).original()).isEqualTo("5.1");
    assertThat(results.get(1).observedAt()).contains(Instant.parse("2026-05-31T22:00:00Z"));
  }

  @Test
  void flagsOfTheDocumentEnvelopeAreNoObservations() {
    List<LabResult> results =
        Oru.results("OBX|1|CE|MASQUE_PS^Masqué^MetaDMPMSS||Y||||||F", Oru.obx("NM", "5.1"));

    assertThat(results).extracting(result -> result.coding().code()).containsExactly("14749-6");
  }

  @ParameterizedTest
  @CsvSource({
    "NW, F, true",
    "RO, C, true",
    "CA, D, true",
    "NW, D, false",
    "RO, F, false",
    "CA, F, false",
    "'', F, false"
  })
  void aDocumentsActionAndStatusMustAgree(String action, String status, boolean agree) {
    String message =
        String.join(
            "\r",
            Oru.MSH + "|||2.1^CISIS_CDA_HL7_V2",
            Oru.PID,
            "ORC|" + action,
            Oru.OBR,
            "OBX|1|ED|11502-2^CR^LN||^TEXT^XML^Base64^PGE+||||||" + status);

    Decoded<LabReport> decoded = Oru.decode(message);

    assertThat(Oru.isReadable(decoded)).isEqualTo(agree);
    assertThat(Oru.codes(decoded).contains(Hl7Finding.DOCUMENT_STATUS)).isEqualTo(!agree);
  }

  @ParameterizedTest
  @CsvSource({
    "'OBR|1|P1|F1|B', , F1",
    "'OBR|1|P1||B', , P1",
    "'OBR|1|||B', 'ORC|RE|P2|F2', F2",
    "'OBR|1|||B', 'ORC|RE|P2', P2"
  })
  void theNumberOfTheLaboratoryIsTheKey(String obr, String orc, String number) {
    String message =
        orc == null
            ? String.join("\r", Oru.MSH, Oru.PID, obr)
            : String.join("\r", Oru.MSH, Oru.PID, orc, obr);

    assertThat(Oru.report(message).key()).isEqualTo(number);
  }

  @Test
  void anOrderWithoutAnyNumberIsUnreadable() {
    String message = String.join("\r", Oru.MSH, Oru.PID, "OBR|1|||B", Oru.obx("NM", "5"));

    Decoded<LabReport> decoded = Oru.decode(message);

    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.ORDER_WITHOUT_NUMBER);
    assertThat(((Decoded.Unreadable<LabReport>) decoded).key()).isEqualTo("M0001");
  }

  @Test
  void resultsNeedAnOrder() {
    String without = String.join("\r", Oru.MSH, Oru.PID, Oru.obx("NM", "5"));

    assertThat(Oru.codes(Oru.decode(without)))
        .containsExactly(Hl7Finding.NO_ORDER, Hl7Finding.RESULT_OUTSIDE_ORDER);
  }

  @Test
  void theVersionIsWhenTheOrderWasReportedElseWhenTheMessageWasMade() {
    String message = Oru.message().replace("20261120220000", "");

    assertThat(Oru.report(message).orders().get(0).versionAt())
        .isEqualTo(Instant.parse("2026-11-20T21:15:00Z"));
  }

  @Test
  void aMessageWithoutAnyTimeOfIssueIsUnreadable() {
    String undated = Oru.message().replace("20261120221500", "");

    assertThat(Oru.codes(Oru.decode(undated))).containsExactly(Hl7Finding.ISSUE_TIME_OF_ORDER);
    assertThat(Oru.codes(Oru.decode(undated.replace("20261120220000", ""))))
        .containsExactly(Hl7Finding.NO_ISSUE_TIME);
  }

  @ParameterizedTest
  @CsvSource({
    "ADT^A08, ADT^A08",
    "OUL^R22^OUL_R22, OUL^R22",
    "OML^O21, OML^O21",
    "ORU^R30, ORU^R30",
    "MARTIN^PAUL, ?^?"
  })
  void anotherTypeOfMessageIsNamedAndRefused(String sent, String named) {
    Decoded<LabReport> decoded = Oru.decode(Oru.message().replace("ORU^R01^ORU_R01", sent));

    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.TYPE_NOT_HANDLED);
    assertThat(Oru.findings(decoded).get(0).arguments()).containsExactly(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORU", "ORU^R01", "ORU^ORU^R01"})
  void resultMessagesOfOldAndClumsySendersAreRead(String type) {
    assertThat(Oru.isReadable(Oru.decode(Oru.message().replace("ORU^R01^ORU_R01", type)))).isTrue();
  }

  @Test
  void aTestMessageDoesNotEnterProduction() {
    String message = Oru.message(Oru.obx("NM", "5")).replace("|M0001|P|", "|M0001|T|");

    assertThat(Oru.codes(Oru.decode(Environment.PRODUCTION, message)))
        .containsExactly(Hl7Finding.TEST_MESSAGE);
    assertThat(Oru.isReadable(Oru.decode(message))).isTrue();
  }

  @Test
  void aMessageInPartsIsRefused() {
    assertThat(Oru.codes(Oru.decode(Oru.message("DSC|SUITE"))))
        .containsExactly(Hl7Finding.MESSAGE_IN_PARTS);
    assertThat(Oru.codes(Oru.decode(Oru.message("ADD|suite"))))
        .containsExactly(Hl7Finding.MESSAGE_IN_PARTS);
  }

  @Test
  void aLineThatIsNoSegmentBelongsToTheOneBefore() {
    Decoded<LabReport> decoded =
        Oru.decode(Oru.message("OBX|1|TX|C^Commentaire^L||Première ligne\nseconde ligne||||||F"));

    LabResult result = Oru.report(decoded).orders().get(0).results().get(0);
    assertThat(result.original()).isEqualTo("Première ligne\nseconde ligne");
    assertThat(result.status()).isEqualTo(ResultStatus.FINAL);
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.LINE_JOINED);
  }

  @Test
  void anUncodedResultIsKnownByItsLabel() {
    Decoded<LabReport> decoded = Oru.decode(Oru.message("OBX|1|ST|^Aspect||Limpide||||||F"));

    assertThat(Oru.report(decoded).orders().get(0).results().get(0).coding().code())
        .isEqualTo("Aspect");
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.RESULT_UNCODED);
  }

  @Test
  void nothingOfAReportTellsHealthDataInPassing() {
    LabReport report = Oru.report(Oru.message(Oru.obx("NM", "5.1")));

    assertThat(
            report.toString() + report.orders() + report.claim() + report.orders().get(0).results())
        .doesNotContain("ESSAI")
        .doesNotContain("5.1")
        .doesNotContain("F77");
  }

  private static LabResult statused(String status, String ofOrder) {
    String obr = Oru.OBR.substring(0, Oru.OBR.length() - 1) + ofOrder;
    String message =
        Oru.message("OBX|1|NM|A^B^L||5||||||" + status).replace(Oru.OBR + "\r", obr + "\r");
    return Oru.report(message).orders().get(0).results().get(0);
  }
}
