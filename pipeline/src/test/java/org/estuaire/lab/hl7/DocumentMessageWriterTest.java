package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.junit.jupiter.api.Test;

class DocumentMessageWriterTest {

  @Test
  void theMessageComesBackWithTheResultsOfItsDocument() throws Exception {
    LabReport sent = Oru.report(Oru.message());
    Decoded<LabReport> read = Oru.decode(written(sent, Optional.empty()));

    assertThat(Oru.codes(read))
        .doesNotContain(Hl7Finding.FLAG_MISSING, Hl7Finding.DOCUMENT_STATUS)
        .doesNotContain(Hl7Finding.EMBEDDED_CDA_UNREADABLE);
    LabReport report = Oru.report(read);
    assertThat(report.claim().ins()).isEqualTo(sent.claim().ins());
    assertThat(report.orders().get(0).number()).isEqualTo("F77");
    assertThat(report.orders().stream().flatMap(o -> o.results().stream()))
        .anyMatch(r -> r.coding().code().equals("14749-6"));
  }

  @Test
  void everyMaskIsSaidWhetherItIsInForceOrNot() throws Exception {
    String open = text(written(Oru.report(Oru.message()), Optional.empty()));
    for (String flag :
        new String[] {
          "MASQUE_PS",
          "INVISIBLE_PATIENT",
          "INVISIBLE_REP_LEGAUX",
          "CONNEXION_SECRETE",
          "MODIF_CONF_CODE",
          "DESTDMP",
          "DESTMSSANTEPS",
          "DESTMSSANTEPAT"
        }) {
      assertThat(open).containsPattern("\\|CE\\|" + flag + "\\^[^|]*\\^MetaDMPMSS\\|\\|N\\^");
    }
    LabReport report = Oru.report(Oru.message());
    LabReport masked =
        new LabReport(
            report.sender(),
            report.messageId(),
            report.issued(),
            report.claim(),
            VisibilityStatement.of(Mask.PATIENT, Word.PUT),
            report.orders());
    assertThat(text(written(masked, Optional.empty())))
        .containsPattern("INVISIBLE_PATIENT\\^[^|]*\\^MetaDMPMSS\\|\\|Y\\^")
        .containsPattern("MASQUE_PS\\^[^|]*\\^MetaDMPMSS\\|\\|N\\^");
  }

  /** By MSH-21 a gateway knows that the message carries a document. */
  @Test
  void theMessageNamesItsProfileWhereReceiversLookForIt() throws Exception {
    String[] header =
        text(written(Oru.report(Oru.message()), Optional.empty())).split("\r")[0].split("\\|", -1);
    // The field separator is MSH-1.
    assertThat(header[21 - 1]).isEqualTo("2.1^CISIS_CDA_HL7_V2");
  }

  @Test
  void aLaterVersionReplacesTheDocumentBeforeIt() throws Exception {
    LabReport sent = Oru.report(Oru.message());
    assertThat(text(written(sent, Optional.empty()))).contains("\rORC|NW|");
    String replacing = text(written(sent, Optional.of("E1.1")));
    assertThat(replacing).contains("\rORC|RO|").containsPattern("Base64\\^[^|]+\\|{6}C\\|");
  }

  private static byte[] written(LabReport report, Optional<String> replaces) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DocumentMessageWriter(new CdaWriter())
        .write(
            new OutgoingReport(
                report,
                new Party("380000999", "Laboratoire"),
                new Party("10999000010", "Cabinet"),
                Partner.METROPOLITAN_FRANCE,
                "E1.2",
                1,
                replaces),
            out);
    return out.toByteArray();
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }
}
