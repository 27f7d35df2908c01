package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.TextFinding;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Escape sequences, control characters and carets in what a laboratory sends. */
final class EscapesAndControlsTest {

  private static Decoded<LabReport> decoded(String obx) {
    return Oru.decode(Oru.message(obx));
  }

  private static LabResult only(Decoded<LabReport> decoded) {
    return Oru.report(decoded).orders().get(0).results().get(0);
  }

  private static List<Finding> of(Decoded<LabReport> decoded, Object code) {
    return Oru.findings(decoded).stream().filter(f -> f.code() == code).toList();
  }

  private static String text(String value) {
    return only(decoded("OBX|1|FT|X^X^L||" + value + "||||||F")).original();
  }

  @Test
  void bytesOfOneLineEndAreOneLineBreakHoweverTheyAreEscaped() {
    assertThat(text("un\\X0D\\\\X0A\\deux")).isEqualTo("un\ndeux");
    assertThat(text("un\\X0D0A\\deux\\X0A\\trois")).isEqualTo("un\ndeux\ntrois");
    assertThat(text("\\XC3\\\\XA9\\l\\XE8\\ve")).isEqualTo("élève");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\Z12\\b", "C:\\temp", "x\\X00d\\y", "fin\\", "a\\\\b"})
  void anEscapeThatMeansNothingIsKeptAndTold(String value) {
    Decoded<LabReport> decoded = decoded("OBX|1|FT|X^X^L||" + value + "||||||F");
    assertThat(only(decoded).original()).isEqualTo(value);
    assertThat(of(decoded, TextFinding.ESCAPE_ODD))
        .singleElement()
        .satisfies(finding -> assertThat(finding.field()).contains("OBX[1]-5"));
  }

  @Test
  void escapesThatMeanSomethingAreNotTold() {
    Decoded<LabReport> decoded =
        decoded("OBX|1|FT|X^X^L||a\\.br\\b\\T\\c\\S\\d\\R\\e\\F\\f\\E\\g\\H\\h\\N\\||||||F");
    assertThat(only(decoded).original()).isEqualTo("a\nb&c^d~e|f\\gh");
    assertThat(of(decoded, TextFinding.ESCAPE_ODD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001B[31m5", "1\u001C2", "4\u000B5", "\\X1B\\[2J7", "3\u202E9", "8\u00073"})
  void aCommandInAValueIsReplacedAndToldAndNoFiguresComeTogether(String value) {
    Decoded<LabReport> decoded = decoded("OBX|1|ST|X^X^L||x " + value + " y|g/L|||||F");
    assertThat(only(decoded).original()).contains("\uFFFD").doesNotContainPattern("\\p{Cntrl}");
    assertThat(Oru.findings(decoded))
        .extracting(Finding::code)
        .containsAnyOf(TextFinding.CONTROL_CHARACTERS, TextFinding.ESCAPE_ODD);
  }

  @ParameterizedTest
  @CsvSource({
    "10^9/L, 10^9/L",
    "10^12/L, 10^12/L",
    "x10^3/mm^3, x10^3/mm^3",
    "/mm^3, /mm^3",
  })
  void aPowerWithItsCaretIsOneUnitAndToldOnce(String sent, String unit) {
    Decoded<LabReport> decoded = decoded("OBX|1|NM|6690-2^GB^LN||7.2|" + sent + "|4-10||||F");
    assertThat(only(decoded).unit()).isEqualTo(unit);
    assertThat(of(decoded, Hl7Finding.UNIT_WITH_CARETS)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "10\\S\\9/L, 10^9/L",
    "g/L^gramme par litre^UCUM, g/L",
    "mm^1ère heure^L, mm",
    "10*9/L^10*9/L^UCUM, 10*9/L"
  })
  void aCodedOrEscapedUnitIsReadAsBefore(String sent, String unit) {
    Decoded<LabReport> decoded = decoded("OBX|1|NM|6690-2^GB^LN||7.2|" + sent + "|4-10||||F");
    assertThat(only(decoded).unit()).isEqualTo(unit);
    assertThat(of(decoded, Hl7Finding.UNIT_WITH_CARETS)).isEmpty();
  }
}
