package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.hprim.medecins.Outgoing.number;
import static org.estuaire.lab.hprim.medecins.Outgoing.order;
import static org.estuaire.lab.hprim.medecins.Outgoing.outgoing;
import static org.estuaire.lab.hprim.medecins.Outgoing.previous;
import static org.estuaire.lab.hprim.medecins.Outgoing.readBack;
import static org.estuaire.lab.hprim.medecins.Outgoing.with;
import static org.estuaire.lab.hprim.medecins.Outgoing.written;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.person.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What practices receive. */
final class WriterTest {

  private static final Instant EARLIER = Instant.parse("2025-11-20T07:30:00Z");

  @Test
  void aWholeReportIsWrittenAsTheGoldenFileShows() throws IOException {
    byte[] written = written(everything());
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.write(Path.of("src/test/resources/hprim-medecins/bilan.hpr"), written);
    }
    assertThat(new String(written, Dossiers.WINDOWS))
        .isEqualTo(new String(golden(), Dossiers.WINDOWS));
  }

  private static byte[] golden() throws IOException {
    try (InputStream file = WriterTest.class.getResourceAsStream("/hprim-medecins/bilan.hpr")) {
      return file.readAllBytes();
    }
  }

  private static OutgoingReport everything() {
    LabResult glucose = number("2345-7", "Glucose", "1,12", "g/l", "0,74 - 1,06", "H");
    LabResult platelets = number("777-3", "Plaquettes", "250", "G/L", "150-400", "N");
    LabResult crp =
        with(
            number("1988-5", "Protéine C réactive", "< 1,5", "mg/L", "< 5", ""),
            "Immunoturbidimétrie",
            "Prélèvement légèrement hémolysé.\nÀ contrôler si besoin.");
    LabResult urine =
        Outgoing.result(
            Coding.local("ECBU", "Examen cytobactériologique des urines"),
            ResultStatus.FINAL,
            Outgoing.measure("Absence de germe\nAbsence de leucocyte", "", ""),
            "",
            "");
    LabResult corrected =
        with(
            number("2823-3", "Potassium", "4.1", "mmol/L", "3.5 - 5.1", "N"),
            ResultStatus.CORRECTED);
    LabResult withdrawn =
        with(number("2951-2", "Sodium", "140", "mmol/L", "", ""), ResultStatus.DELETED);
    LabOrder order =
        order(
            "F77",
            List.of(
                glucose,
                previous(number("2345-7", "Glucose", "0,98", "g/l", "", ""), EARLIER),
                previous(
                    number("14749-6", "Glucose", "5.2", "mmol/L", "", ""),
                    EARLIER.minusSeconds(86_400 * 90)),
                platelets,
                crp,
                urine,
                corrected,
                withdrawn));
    return outgoing(
        order, order("F78", List.of(Outgoing.text("Cher confrère,\n\n  Tout va bien."))));
  }

  @Test
  void whatWasWrittenIsReadBackWithItsPersonNumberAndDay() {
    List<LabReport> all = readBack(everything());
    assertThat(all)
        .extracting(report -> report.orders().get(0).number())
        .containsExactly("F77", "F78");
    LabReport report = all.get(0);
    Claim claim = report.claim();
    assertThat(report.sender()).isEqualTo("990000001");
    assertThat(report.orders().get(0).prescriber()).isEqualTo("10999000018");
    assertThat(report.orders().get(0).collectedAt())
        .contains(Instant.parse("2026-03-01T23:00:00Z"));
    assertThat(claim.localId()).isEqualTo("L000123");
    assertThat(claim.traits().birthName()).isEqualTo("ESSAI");
    assertThat(claim.traits().firstGivenName()).isEqualTo("Camille");
    assertThat(claim.traits().birthDate()).contains(LocalDate.of(1985, 8, 12));
    assertThat(claim.traits().nir()).isEqualTo("1850838999001");
    assertThat(claim.traits().postcode()).isEqualTo("38999");
  }

  @Test
  void aConvertedValueCarriesTheSendersOwnAsTheSecond() {
    LabResult glucose = readBack(everything()).get(0).orders().get(0).results().get(0);
    assertThat(glucose.coding().code()).isEqualTo("14749-6");
    assertThat(glucose.unit()).isEqualTo("mmol/L");
    Measure second = glucose.second().orElseThrow();
    assertThat(second.original()).isEqualTo("1.12");
    assertThat(second.unit()).isEqualTo("g/l");
  }

  @ParameterizedTest
  @EnumSource(
      value = ResultStatus.class,
      names = {"DELETED", "WRONG"})
  void aWithdrawnResultIsACorrectionThatSaysSoAndShowsNoValue(ResultStatus status) {
    OutgoingReport report =
        outgoing(
            order(
                "F1", List.of(with(number("2951-2", "Sodium", "140", "mmol/L", "", ""), status))));
    LabResult read = readBack(report).get(0).orders().get(0).results().get(0);
    assertThat(read.status()).isEqualTo(ResultStatus.CORRECTED);
    assertThat(read.value()).isEqualTo(new ResultValue.Text("Résultat annulé par le laboratoire"));
    assertThat(new String(written(report), Dossiers.WINDOWS)).doesNotContain("140");
  }

  @ParameterizedTest
  @CsvSource({
    "FINAL, FINAL",
    "CORRECTED, CORRECTED",
    "PRELIMINARY, PRELIMINARY",
    "PARTIAL, PRELIMINARY",
    "UNVERIFIED, PRELIMINARY",
    "PENDING, PRELIMINARY",
    "UNOBTAINABLE, FINAL"
  })
  void theFormatHasThreeStatuses(ResultStatus status, ResultStatus read) {
    LabResult sodium = with(number("2951-2", "Sodium", "140", "mmol/L", "", ""), status);
    assertThat(readBack(outgoing(order("F1", List.of(sodium)))).get(0).orders().get(0).results())
        .extracting(LabResult::status)
        .containsExactly(read);
  }

  @ParameterizedTest
  @CsvSource({
    "'α-fœtoprotéine ≥ 5 µg', 'alpha-fœtoprotéine >= 5 µg'",
    "'Łódź', 'Łódź'",
    "'a|b', 'a|b'",
    "'&eacute; & <br> &#65;', '&eacute; & <br> &#65;'",
    "'漢字 😀', '漢字 😀'"
  })
  void whatTheCharsetLacksIsNeverLost(String label, String readBack) {
    LabResult odd = number("2951-2", label, "140", "mmol/L", "", "");
    assertThat(readBack(outgoing(order("F1", List.of(odd)))).get(0).orders().get(0).results())
        .extracting(result -> result.coding().label())
        .containsExactly(readBack);
  }

  @ParameterizedTest
  @CsvSource({"****FIN****", "****LAB****", "RES|X|X|N|1", "TEX|a", "."})
  void aTextThatLooksLikeStructureStaysText(String line) {
    String content = "Bonjour\n" + line + "\nAu revoir";
    LabResult read =
        readBack(outgoing(order("F1", List.of(Outgoing.text(content)))))
            .get(0)
            .orders()
            .get(0)
            .results()
            .get(0);
    assertThat(read.value()).isEqualTo(Outgoing.document("text/plain; charset=utf-8", content));
  }

  @Test
  void aDocumentThatIsNoTextIsAnnounced() {
    LabResult pdf =
        Outgoing.result(
            Coding.loinc("11502-2", "Compte rendu"),
            ResultStatus.FINAL,
            new Measure(Outgoing.document("application/pdf", "%PDF"), "", "", ReferenceRange.NONE),
            "",
            "");
    assertThat(new String(written(outgoing(order("F1", List.of(pdf)))), Dossiers.WINDOWS))
        .contains("[Document application/pdf : ce format ne peut pas le transmettre");
  }

  @Test
  void aSecondSendingSaysWhatItReplaces() {
    OutgoingReport first =
        outgoing(
            order("F1", List.of(Outgoing.number("2951-2", "Sodium", "140", "mmol/L", "", ""))));
    OutgoingReport second =
        new OutgoingReport(
            first.report(),
            first.laboratory(),
            first.recipient(),
            first.zone(),
            "E2",
            2,
            Optional.of("E1"));
    assertThat(new String(written(second), Dossiers.WINDOWS)).contains("remplace le précédent");
  }

  @Test
  void anotherCharsetCanBeAskedFor() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HprimMedecinsWriter(StandardCharsets.UTF_8).write(everything(), out);
    assertThat(Dossiers.ready(out.toByteArray()).reading().charset())
        .isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void theSameReportGivesTheSameBytesInLinesThatEndWithCrLf() {
    byte[] written = written(everything());
    assertThat(written(everything())).isEqualTo(written);
    String text = new String(written, Dossiers.WINDOWS);
    assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(Dossiers.ready(written).warnings()).isEmpty();
  }
}
