package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.hprim.medecins.Dossiers.GLUCOSE;
import static org.estuaire.lab.hprim.medecins.Dossiers.HEADER;
import static org.estuaire.lab.hprim.medecins.Dossiers.codes;
import static org.estuaire.lab.hprim.medecins.Dossiers.file;
import static org.estuaire.lab.hprim.medecins.Dossiers.one;
import static org.estuaire.lab.hprim.medecins.Dossiers.result;
import static org.estuaire.lab.hprim.medecins.Dossiers.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines RES and TEX and what senders make of them (trap list T3). */
final class ResultLineTest {

  @Test
  void aResultHasTwoUnitsInOneLine() {
    LabResult glucose = result(GLUCOSE);
    assertThat(glucose.coding().label()).isEqualTo("Glycémie à jeun");
    assertThat(glucose.coding().code()).isEqualTo("GLU");
    assertThat(glucose.coding().system()).isEmpty();
    assertThat(glucose.value()).isEqualTo(quantity("", "0.91"));
    assertThat(glucose.unit()).isEqualTo("g/L");
    assertThat(glucose.range().low()).contains(new BigDecimal("0.74"));
    assertThat(glucose.range().high()).contains(new BigDecimal("1.06"));
    assertThat(glucose.flags()).isEqualTo("N");
    assertThat(glucose.status()).isEqualTo(ResultStatus.FINAL);
    LabResult.Measure second = glucose.second().orElseThrow();
    assertThat(second.value()).isEqualTo(quantity("", "5.05"));
    assertThat(second.unit()).isEqualTo("mmol/L");
    assertThat(second.range().high()).contains(new BigDecimal("5.88"));
  }

  @Test
  void missingFieldsAreEmpty() {
    Decoded<LabReport> decoded = one(file("RES|Sodium|NA|N|140"));
    LabResult sodium = Dossiers.report(decoded).orders().get(0).results().get(0);
    assertThat(sodium.unit()).isEmpty();
    assertThat(sodium.range()).isEqualTo(ReferenceRange.NONE);
    assertThat(sodium.second()).isEmpty();
    assertThat(sodium.status()).isEqualTo(ResultStatus.FINAL);
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.STATUS_MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "N, '*12.9*', '', 12.9",
    "N, '85*', '', 85",
    "N, '>120', >, 120",
    "N, '<=0.5', <=, 0.5",
    "N, '-8', '', -8",
    "N, '10E5', '', 100000"
  })
  void numbersAreReadAsTheyAreWritten(String type, String text, String comparator, String number) {
    LabResult result = result("RES|X|X|" + type + "|" + text + "|mg/l|||N|F");
    assertThat(result.value()).isEqualTo(quantity(comparator, number));
    assertThat(result.original()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'< 0.12  mg/l ', '', <, 0.12, mg/l",
    "'5,2g/L', '', '', 5.2, g/L",
    "'12 %', '', '', 12, %",
    "'250 G/L', '', '', 250, G/L",
    "'4.01 mmol/l', mmol/L, '', 4.01, mmol/L"
  })
  void aUnitGluedToItsValueIsReadAndTold(
      String value, String field, String comparator, String number, String unit) {
    Decoded<LabReport> decoded = one(file("RES|CRP|CRP|A|" + value + "|" + field + "||||F"));
    LabResult result = Dossiers.report(decoded).orders().get(0).results().get(0);
    assertThat(result.value()).isEqualTo(quantity(comparator, number));
    assertThat(result.unit()).isEqualTo(unit);
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.UNIT_IN_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "A, 'Négatif', ''",
    "A, '3 croix', ''",
    "A, '5 g/L', mmol/L",
    "C, '1', ''",
    "A, '0012', ''",
    "A, '16,18', ''",
    "A, '5,1', 'mg/L'",
    "T, '2920', 'mg/L'",
    "A, '12/80', mmHg"
  })
  void whatIsNotSurelyANumberStaysText(String type, String text, String unit) {
    assertThat(result("RES|X|X|" + type + "|" + text + "|" + unit + "||||F").value())
        .isEqualTo(new ResultValue.Text(text));
  }

  @Test
  void textInANumericResultIsKeptAndTold() {
    Decoded<LabReport> decoded = one(file("RES|Plaquettes|PLQ|N|amas|G/L|150|400|N|F"));
    assertThat(Dossiers.report(decoded).orders().get(0).results().get(0).value())
        .isEqualTo(new ResultValue.Text("amas"));
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.NOT_A_NUMBER);
  }

  @Test
  void aResultWithoutAValueIsAbsent() {
    assertThat(result("RES|X|X|N||g/L|||N|F").value()).isEqualTo(new ResultValue.Absent());
  }

  @ParameterizedTest
  @CsvSource({
    "'2.20-2.60', '', 2.20, 2.60, '2.20-2.60'",
    "'-2 - 2', '', -2, 2, '-2 - 2'",
    "'12.9', '16.7', 12.9, 16.7, '12.9 - 16.7'",
    "'', '5', , 5, '<= 5'",
    "'60', '', 60, , '>= 60'",
    "'', '< 5', , 5, '< 5'",
    "'> 60', '', 60, , '> 60'",
    "'négatif', '', , , négatif",
    "'0', '3000', 0, 3000, '0 - 3000'",
    "'bas', 'haut', , , 'bas - haut'"
  })
  void boundsComeInTwoFieldsOrOne(
      String low, String high, BigDecimal from, BigDecimal to, String text) {
    assertThat(result("RES|X|X|N|1|g/L|" + low + "|" + high + "|N|F").range())
        .isEqualTo(new ReferenceRange(Optional.ofNullable(from), Optional.ofNullable(to), text));
  }

  @ParameterizedTest
  @CsvSource({
    "F, FINAL",
    "f, FINAL",
    "R, PRELIMINARY",
    "C, CORRECTED",
    "'', FINAL",
    "Z, UNVERIFIED"
  })
  void theStatusIsValidatedNotValidatedOrCorrected(String code, ResultStatus status) {
    assertThat(result("RES|X|X|N|1|g/L|||N|" + code).status()).isEqualTo(status);
  }

  @Test
  void theSendersFlagIsKeptWhateverTheTextsSay() {
    LabResult ige =
        result("RES|IgE totales|IGE|N|164|UI/ml|0|3000|N|F", "TEX|Adulte : inf. à 100 UI/ml");
    assertThat(ige.flags()).isEqualTo("N");
    assertThat(ige.range().high()).contains(new BigDecimal("3000"));
    assertThat(ige.comment()).isEqualTo("Adulte : inf. à 100 UI/ml");
  }

  @Test
  void commentsGoWithTheResultBeforeThem() {
    List<LabResult> all =
        results(
            "TEX|BIOCHIMIE",
            GLUCOSE,
            "TEX|À jeun",
            "TEX",
            "TEX|depuis 12 h",
            "RES|X|X|A|non||||N|F");
    assertThat(all.get(0).comment()).isEqualTo("BIOCHIMIE\nÀ jeun\n\ndepuis 12 h");
    assertThat(all.get(1).comment()).isEmpty();
  }

  @Test
  void aLineWithoutALabelContinuesTheAnalyteBeforeIt() {
    List<LabResult> all = results("RES|Germe|GER|A|E. coli||||N|F", "RES|||A|10^5 UFC/ml||||N|F");
    assertThat(all.get(1).coding()).isEqualTo(all.get(0).coding());
    assertThat(all).extracting(LabResult::subId).containsExactly("2026-03-02", "2026-03-02/2");
  }

  @Test
  void aResultWithoutACodeIsKnownByItsLabel() {
    Decoded<LabReport> decoded = one(file("RES|Aspect||A|trouble||||N|F"));
    assertThat(Dossiers.report(decoded).orders().get(0).results().get(0).keyCode())
        .isEqualTo("Aspect");
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.RESULT_UNCODED);
    assertThat(codes(one(file("RES|||A|trouble||||N|F"))))
        .containsExactly(MedecinsFinding.RESULT_WITHOUT_CODE);
  }

  @Test
  void aLineSoitCarriesTheSecondUnit() {
    LabResult glucose =
        result("RES|Glucose|GLU|N|0.91|g/L|||N|F", "TEX|soit 5,05 mmol/l", "TEX|à jeun");
    assertThat(glucose.second().orElseThrow().value()).isEqualTo(quantity("", "5.05"));
    assertThat(glucose.second().orElseThrow().unit()).isEqualTo("mmol/l");
    assertThat(glucose.comment()).isEqualTo("à jeun");
    assertThat(result("RES|X|X|N|1|g/L|||N|F", "TEX|soit deux fois la normale").comment())
        .isEqualTo("soit deux fois la normale");
  }

  @Test
  void numbersOfTheTextAreNeverReadWhereThereAreResults() {
    String content =
        HEADER
            + "Leucocytes : 2.920 */mm3\n****LAB****\nRES|Leucocytes|LEU|N|2920|/mm3|||L|F\n****FIN****\n";
    List<LabResult> all = Dossiers.report(content).orders().get(0).results();
    assertThat(all).hasSize(1);
    assertThat(all.get(0).value()).isEqualTo(quantity("", "2920"));
  }

  @Test
  void resultsWithoutTheirZoneAreReadToo() {
    String content = HEADER + "Compte rendu\n" + GLUCOSE + "\n****FIN****\n";
    assertThat(Dossiers.report(content).orders().get(0).results()).hasSize(1);
  }

  @Test
  void theZoneMarkerMayHaveBlanksBeforeItAndAnyCase() {
    String content = file(GLUCOSE).replace("****LAB****", "   ****lab**** ");
    assertThat(Dossiers.report(content).orders().get(0).results()).hasSize(1);
  }

  @Test
  void entitiesSpellCharactersAndAreNoneThemselves() {
    LabResult result = result("RES|Cr&eacute;atinine|CREA|A|&gt;&nbsp;90 &deg;||||N|F");
    assertThat(result.coding().label()).isEqualTo("Créatinine");
    assertThat(result.original()).isEqualTo(">\u00A090 °");
  }

  @Test
  void oddLinesAreToldAndNothingIsDropped() {
    Decoded<LabReport> decoded =
        one(file("RES|X|X|Q|1|g/L|||?|F|2|mg/L|||extra", "suite du commentaire", "RES||||||||||"));
    LabResult result = Dossiers.report(decoded).orders().get(0).results().get(0);
    assertThat(result.comment()).isEqualTo("suite du commentaire");
    assertThat(Dossiers.report(decoded).orders().get(0).results()).hasSize(1);
    assertThat(codes(decoded))
        .containsExactlyInAnyOrder(
            MedecinsFinding.FIELDS_IGNORED,
            MedecinsFinding.STRAY_LINE,
            MedecinsFinding.TYPE_UNKNOWN,
            MedecinsFinding.FLAG_UNKNOWN);
  }

  private static ResultValue quantity(String comparator, String number) {
    return new ResultValue.Quantity(comparator, new BigDecimal(number));
  }
}
