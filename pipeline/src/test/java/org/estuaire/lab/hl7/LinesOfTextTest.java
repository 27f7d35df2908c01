package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line ends inside the texts of a report, and segments that are not written as they should be. */
class LinesOfTextTest {

  private static final String SODIUM = "OBX|2|NM|2951-2^Sodium^LN||141|mmol/L|136-145|N|||F";

  private static List<LabResult> results(String segments) {
    return Oru.report(Oru.decode(Oru.message(segments.split("\r")))).orders().get(0).results();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NFS", "CRP", "TSH", "OBX", "PID", "MSH", "BTS", "FHS", "INR"})
  void aLineOfThreeLettersInATextIsText(String word) {
    String message =
        Oru.message("OBX|1|TX|T^Texte^L||Compte rendu", word, "250 mg/L", "Fin||||||F", SODIUM);

    Decoded<LabReport> decoded =
        Oru.read(message.getBytes(java.nio.charset.StandardCharsets.UTF_8), Oru.LABORATORY).get(0);

    List<LabResult> results = Oru.report(decoded).orders().get(0).results();
    assertThat(results).hasSize(2);
    assertThat(results.get(0).original()).isEqualTo("Compte rendu\n" + word + "\n250 mg/L\nFin");
    assertThat(results.get(1).original()).isEqualTo("141");
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.LINE_JOINED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRP||||||F", "RAS||||||F", "Fin||||||F"})
  void theLastLineOfATextEndsItWhateverItsWord(String last) {
    List<LabResult> results = results("OBX|1|TX|T^Texte^L||Bilan\r" + last + "\r" + SODIUM);

    assertThat(results.get(0).original()).isEqualTo("Bilan\n" + last.substring(0, 3));
    assertThat(results.get(1).original()).isEqualTo("141");
  }

  @ParameterizedTest
  @ValueSource(strings = {"obx", "Obx", "  OBX", "\tObX", "\u00A0OBX"})
  void aSegmentInSmallLettersOrBehindBlanksIsItsResultAndTold(String name) {
    String message =
        Oru.message(SODIUM, name + "|3|NM|2823-3^Potassium^LN||7.9|mmol/L|3.5-5.0|HH|||F");

    Decoded<LabReport> decoded = Oru.decode(message);

    assertThat(Oru.report(decoded).orders().get(0).results())
        .extracting(LabResult::original)
        .containsExactly("141", "7.9");
    assertThat(Oru.codes(decoded)).contains(Hl7Finding.SEGMENT_MISWRITTEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0BX", "OB X", "OBXX", "msh", "obr2", "a"})
  void whatCouldBeAResultAndIsNoneRefusesTheMessage(String name) {
    String message =
        Oru.message(SODIUM, name + "|3|NM|2823-3^Potassium^LN||7.9|mmol/L|3.5-5.0|HH|||F");

    assertThat(Oru.codes(Oru.decode(message))).containsExactly(Hl7Finding.LINE_UNCLEAR);
  }

  @Test
  void aSegmentThatHl7DoesNotHaveIsToldAndChangesNothing() {
    Decoded<LabReport> decoded = Oru.decode(Oru.message(SODIUM, "FAX|1|0400000000"));

    assertThat(Oru.report(decoded).orders().get(0).results()).hasSize(1);
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.SEGMENT_UNKNOWN);
  }

  @Test
  void aSegmentOfAVendorNeedsNoRemark() {
    assertThat(Oru.codes(Oru.decode(Oru.message(SODIUM, "ZBX|1|a")))).isEmpty();
  }

  @Test
  void anEmptySegmentBesideAFullOneIsNoText() {
    Decoded<LabReport> decoded =
        Oru.decode(
            Oru.message(SODIUM, "NTE", SODIUM.replace("|2|", "|3|").replace("2951-2", "2951-3")));

    assertThat(Oru.report(decoded).orders().get(0).results()).hasSize(2);
  }
}
