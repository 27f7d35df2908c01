package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;

/** Documents in messages: encapsulated data, letters, MDM, and the ANS transmission of CDA. */
class DocumentMessageTest {

  private static final String MDM_MSH =
      Oru.MSH.replace("ORU^R01^ORU_R01", "MDM^T02^MDM_T02").replace("ORU^R01", "MDM^T02");

  @Test
  void bytesThatAreAPdfAreAPdfWhateverTheirTypeIsSaidToBe() {
    for (String type : List.of("^AP^^Base64^", "^AP^RTF^Base64^", "^IM^JPEG^Base64^")) {
      LabResult result = Oru.result("OBX|1|ED|PDF^Compte rendu^L||" + type + "JVBERi0=||||||F");
      assertThat(((ResultValue.Document) result.value()).mediaType()).isEqualTo("application/pdf");
    }
  }

  @Test
  void anEncapsulatedDocumentIsKeptWithItsType() {
    LabResult result = Oru.result("OBX|1|ED|PDF^Compte rendu^L||^AP^PDF^Base64^JVBERi0=||||||F");
    ResultValue.Document document = (ResultValue.Document) result.value();
    assertThat(document.mediaType()).isEqualTo("application/pdf");
    assertThat(document.title()).isEqualTo("Compte rendu");
    assertThat(document.content().bytes()).asString(StandardCharsets.US_ASCII).isEqualTo("%PDF-");
  }

  @Test
  void aLinkToADocumentIsNeverFollowed() {
    Decoded<LabReport> decoded =
        Oru.decode(Oru.message("OBX|1|RP|PDF^Compte rendu^L||http://labo.example/cr.pdf||||||F"));
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.DOCUMENT_NOT_LOADED);
  }

  @Test
  void twoLevelsOfOneDocumentAreBothKept() {
    List<LabResult> results =
        Oru.results(
            "OBX|1|ED|11502-2^CR^LN||^AP^PDF^Base64^JVBERi0=||||||F",
            "OBX|2|ED|11502-2^CR^LN||^TEXT^HTML^Base64^PGI+||||||F");
    assertThat(results).extracting(LabResult::subId).containsExactly("", "#2");
  }

  @Test
  void anImagingReportInWordsIsADocument() {
    LabResult result =
        Oru.result(
            "OBX|1|TX|18748-4^Compte rendu d'imagerie^LN||Poumons clairs~Pas d'anomalie||||||F");
    ResultValue.Document document = (ResultValue.Document) result.value();
    assertThat(document.mediaType()).startsWith("text/plain");
    assertThat(document.content().bytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("Poumons clairs\nPas d'anomalie");
  }

  @Test
  void notesAreTheWordsAboutTheResultBeforeThem() {
    List<LabResult> results =
        Oru.results(
            "OBX|1|NM|14749-6^Glucose^LN||5.0|mmol/L|||||F",
            "NTE|1|L|Contrôlé",
            "OBX|2|NM|2951-2^Sodium^LN||140|mmol/L|||||F",
            "NTE|1|L|Ligne 1~Ligne 2");
    assertThat(results)
        .extracting(LabResult::comment)
        .containsExactly("Contrôlé", "Ligne 1\nLigne 2");
  }

  @Test
  void wordsAboutTheOrderStandWithItsFirstResult() {
    String message =
        String.join(
            "\r",
            Oru.MSH,
            Oru.PID,
            Oru.OBR,
            "NTE|1|L|Prélèvement à jeun",
            "OBX|1|NM|14749-6^Glucose^LN||5.0|mmol/L|||||F",
            "NTE|1|L|Contrôlé");
    assertThat(Oru.report(message).orders().get(0).results().get(0).comment())
        .isEqualTo("Prélèvement à jeun\nContrôlé");
  }

  @Test
  void aLetterSentAsMdmIsADocumentUnderItsOwnNumber() {
    LabReport report =
        Oru.report(
            mdm(
                "T02",
                "TXA|1|CN|TX|20261120100000||||||||DOC7|||||LA",
                "OBX|1|TX|34112-3^Lettre de sortie^LN||Monsieur,~Bien à vous||||||F"));
    LabOrder order = report.orders().get(0);
    assertThat(order.number()).isEqualTo("DOC7");
    assertThat(order.renewal()).isEqualTo(Renewal.WHOLE);
    assertThat(order.results().get(0).value()).isInstanceOf(ResultValue.Document.class);
    assertThat(order.results().get(0).status()).isEqualTo(ResultStatus.FINAL);
  }

  @Test
  void aReplacementWithdrawsItsParent() {
    LabReport report =
        Oru.report(
            mdm(
                "T10",
                "TXA|1|CN|TX|20261120100000||||||||DOC8|DOC7||||LA",
                "OBX|1|TX|34112-3^Lettre de sortie^LN||Nouvelle version||||||F"));
    assertThat(report.orders()).extracting(LabOrder::number).containsExactly("DOC8", "DOC7");
    assertThat(report.orders().get(1).results()).isEmpty();
    assertThat(report.orders().get(1).renewal()).isEqualTo(Renewal.WHOLE);
  }

  @Test
  void aCancelledDocumentLeavesNothingOfItsOrder() {
    LabReport report = Oru.report(mdm("T11", "TXA|1|CN|TX|20261120100000||||||||DOC7|||||LA"));
    assertThat(report.orders().get(0).results()).isEmpty();
    assertThat(report.orders().get(0).renewal()).isEqualTo(Renewal.WHOLE);
  }

  @Test
  void aDictationIsPreliminary() {
    LabReport report =
        Oru.report(
            mdm(
                "T02",
                "TXA|1|CN|TX|20261120100000||||||||DOC7|||||DI",
                "OBX|1|TX|34112-3^Lettre^LN||Brouillon||||||F"));
    assertThat(report.orders().get(0).results().get(0).status())
        .isEqualTo(ResultStatus.PRELIMINARY);
  }

  @Test
  void theResultsOfAnEmbeddedCdaJoinTheOrderOfTheMessage() throws IOException {
    LabOrder order = Oru.report(withCda("NW", "F", Oru.PID)).orders().get(0);
    assertThat(order.number()).isEqualTo("F77");
    assertThat(order.renewal()).isEqualTo(Renewal.WHOLE);
    assertThat(order.results().get(0).value()).isInstanceOf(ResultValue.Document.class);
    assertThat(order.results())
        .filteredOn(result -> result.coding().code().equals("14749-6"))
        .extracting(LabResult::original)
        .containsExactly("5.05");
  }

  @Test
  void aCancelledCdaWithdrawsItsResultsAlthoughTheOrderStaysFinal() throws IOException {
    LabOrder order = Oru.report(withCda("CA", "D", Oru.PID)).orders().get(0);
    assertThat(order.status()).isEqualTo("F");
    assertThat(order.results())
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.status()).isEqualTo(ResultStatus.DELETED));
  }

  @Test
  void aCdaAboutAnotherPersonIsRefused() throws IOException {
    String other = Oru.PID.replace("L000123", "L999999").replace(Oru.INS, "285083899900196");
    Decoded<LabReport> decoded = Oru.decode(withCda("NW", "F", other));
    assertThat(Oru.isReadable(decoded)).isFalse();
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.EMBEDDED_PATIENT);
  }

  @Test
  void whatLooksLikeACdaAndIsNoneIsKeptAsADocument() {
    String broken =
        Base64.getEncoder().encodeToString("<ClinicalDocument>".getBytes(StandardCharsets.UTF_8));
    Decoded<LabReport> decoded =
        Oru.decode(Oru.message("OBX|1|ED|11502-2^CR^LN||^TEXT^XML^Base64^" + broken + "||||||F"));
    assertThat(Oru.isReadable(decoded)).isTrue();
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.EMBEDDED_CDA_UNREADABLE);
  }

  private static String mdm(String event, String... segments) {
    return String.join("\r", MDM_MSH.replace("T02", event), Oru.PID, String.join("\r", segments))
        + "\r";
  }

  private static String withCda(String action, String status, String pid) throws IOException {
    LabReport content =
        Oru.report(Oru.message("OBX|1|NM|14749-6^Glucose^LN||5.05|mmol/L|3.9-6.1||||F"));
    ByteArrayOutputStream cda = new ByteArrayOutputStream();
    new CdaWriter()
        .write(
            new OutgoingReport(
                content,
                new Party("389999996", "Laboratoire d'essai"),
                new Party("81000000001", "Cabinet d'essai"),
                Partner.METROPOLITAN_FRANCE,
                "E1.1",
                1,
                Optional.empty()),
            cda);
    String data = Base64.getEncoder().encodeToString(cda.toByteArray());
    return String.join(
            "\r",
            Oru.MSH + "|||2.1^CISIS_CDA_HL7_V2",
            pid,
            "ORC|" + action,
            Oru.OBR,
            "OBX|1|ED|11502-2^CR^LN||^TEXT^XML^Base64^" + data + "||||||" + status,
            "OBX|2|CE|MASQUE_PS^Masqué^MetaDMPMSS||N||||||F")
        + "\r";
  }
}
