package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.StatedTime;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Hl7Time;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OBX-5 by its type, times and escapes. */
final class ValueReaderTest {

  @ParameterizedTest
  @CsvSource({
    "NM, '5.1', '', 5.1",
    "NM, '5,1', '', 5.1",
    "NM, '-0,5', '', -0.5",
    "NM, '<0,5', <, 0.5",
    "NM, '> 120', >, 120",
    "NM, '<= 3', <=, 3",
    "NM, '≥3', >=, 3",
    "NM, '*12.9*', '', 12.9",
    "NM, '1 234,5', '', 1234.5",
    "NM, '10E5', '', 100000",
    "NM, '10^5', '', 100000",
    "SN, '<^0.5', <, 0.5",
    "SN, '^182', '', 182",
    "SN, '=^16', '', 16",
    "SN, '>=^32', >=, 32",
    "SN, '12.5', '', 12.5"
  })
  void numbersAreReadAsTheyAreWritten(String type, String text, String comparator, String number) {
    assertThat(value(type, text))
        .isEqualTo(new ResultValue.Quantity(comparator, new BigDecimal(number)));
  }

  @ParameterizedTest
  @CsvSource({"NM, '1:160'", "NM, '1/160'", "SN, '^1^:^160'", "SN, '^1^/^160'", "NM, '1 : 160'"})
  void aTitreIsARatio(String type, String text) {
    assertThat(value(type, text))
        .isEqualTo(new ResultValue.Ratio(BigDecimal.ONE, new BigDecimal("160")));
  }

  @ParameterizedTest
  @CsvSource({
    "ST, Négatif", "ST, '1,2,3'", "ST, '12/80'", "ST, '1E999'", "ST, '12 34'", "ST, '3+'",
    "TX, '5.1'", "FT, '5.1'", "DT, 20261120", "TM, '0800'", "TS, 20261120080000", "ST, '<'",
    "ST, '1:0'"
  })
  void whatIsNotSurelyANumberStaysText(String type, String text) {
    assertThat(value(type, text)).isEqualTo(new ResultValue.Text(text));
  }

  @ParameterizedTest
  @CsvSource({"'^10^-^20', 10-20", "'^2^+', 2+", "'<^1^:^160', <1:160"})
  void otherStructuredNumericsStayText(String text, String shown) {
    assertThat(value("SN", text)).isEqualTo(new ResultValue.Text(shown));
  }

  @Test
  void textInANumericFieldIsKeptAndTold() {
    Decoded<LabReport> decoded = Oru.decode(Oru.message(Oru.obx("NM", "hémolysé")));

    assertThat(first(decoded).value()).isEqualTo(new ResultValue.Text("hémolysé"));
    assertThat(first(decoded).original()).isEqualTo("hémolysé");
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.NOT_A_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CE", "CWE", "CNE"})
  void codedValuesKeepCodeSystemAndLabel(String type) {
    assertThat(value(type, "260385009^Négatif^SCT"))
        .isEqualTo(new ResultValue.Coded("260385009", "SCT", "Négatif"));
    assertThat(value(type, "^^^NEG^Négatif^L"))
        .isEqualTo(new ResultValue.Coded("NEG", "L", "Négatif"));
    assertThat(value(type, "Négatif")).isEqualTo(new ResultValue.Text("Négatif"));
    assertThat(value(type, "^Négatif")).isEqualTo(new ResultValue.Text("Négatif"));
    assertThat(value(type, "A^Alpha^L~B^Bêta^L")).isEqualTo(new ResultValue.Text("Alpha\nBêta"));
  }

  @Test
  void anEmptyValueIsAbsentAndSoIsOneToDelete() {
    assertThat(value("NM", "")).isEqualTo(new ResultValue.Absent());
    assertThat(value("NM", "\"\"")).isEqualTo(new ResultValue.Absent());
    assertThat(Oru.result(Oru.obx("NM", "\"\"")).original()).isEqualTo("\"\"");
  }

  @Test
  void anUnknownTypeIsTextAndTold() {
    Decoded<LabReport> decoded = Oru.decode(Oru.message(Oru.obx("XPN", "ESSAI^ALIX")));

    assertThat(first(decoded).original()).isEqualTo("ESSAI^ALIX");
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.VALUE_TYPE_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "20261120080000, 2026-11-20T07:00:00Z",
    "20260720080000, 2026-07-20T06:00:00Z",
    "20261120080000+0200, 2026-11-20T06:00:00Z",
    "20261120080000.1234-0500, 2026-11-20T13:00:00Z",
    "202611200800, 2026-11-20T07:00:00Z",
    "2026112008, 2026-11-20T07:00:00Z",
    "20261120, 2026-11-19T23:00:00Z",
    "202611, 2026-10-31T23:00:00Z",
    "2026, 2025-12-31T23:00:00Z"
  })
  void timesWithoutOffsetAreFrench(String text, Instant instant) {
    assertThat(Hl7Time.stated(text, Partner.METROPOLITAN_FRANCE)).contains(StatedTime.at(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "20261",
        "20261320",
        "20260230",
        "20261120250000",
        "00000000",
        "99991331",
        "20/11/2026",
        "20261120080000+9900",
        "202611200800000000000000000000000000"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(Hl7Time.stated(text, Partner.METROPOLITAN_FRANCE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f', 'a|b^c&d~e\\f'",
    "'a\\.br\\b', 'a\nb'",
    "'a\\.sp2\\b', 'a\nb'",
    "'\\H\\gras\\N\\', gras",
    "'\\XC3A9\\t\\XE9\\', été",
    "'C:\\dossier', 'C:\\dossier'",
    "'\\Zperso\\', '\\Zperso\\'",
    "'fin\\', 'fin\\'",
    "'\\\\', '\\\\'",
    "'\\E\\.br\\E\\', '\\.br\\'"
  })
  void escapesAreResolvedOnceAndTheRestIsLeftAlone(String sent, String read) {
    assertThat(Oru.result(Oru.obx("TX", sent)).original()).isEqualTo(read);
  }

  private static ResultValue value(String type, String text) {
    return Oru.result(Oru.obx(type, text)).value();
  }

  private static LabResult first(Decoded<LabReport> decoded) {
    return Oru.report(decoded).orders().get(0).results().get(0);
  }
}
