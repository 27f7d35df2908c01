package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.estuaire.lab.codes.CodeList;
import org.estuaire.routes.Area;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Laboratories are asked for their codes by the night, and answer with what they have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonthlyCodesTest {

  private static final String ASKED = "labo-rive-gauche";
  private static final String NOT_ASKED = "labo-hauts-pins";
  private static final String UNKNOWN_CODE = "RG_20261120_195500_code-local-inconnu.hl7";
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @TempDir private static Path folder;

  private TestInstallation region;
  private String message;

  @BeforeAll
  void open() throws Exception {
    TestConfig config =
        TestConfig.copyTo(folder.resolve("config"))
            .adding(
                "partners/" + ASKED + ".yaml",
                "codes: {send: monthly}\nmappings: {local-code: mappings/catalogue.yaml}\n");
    Files.writeString(
        config.folder().resolve("mappings/catalogue.yaml"),
        """
        record: local-code
        separator: ";"
        columns:
          - {column: Code examen, field: CODE}
          - {column: Intitulé, field: LIBELLE}
          - {column: Unité du résultat, field: UNITE}
          - {column: Code LOINC, field: LOINC}
        """);
    region =
        TestInstallation.open(
            folder.resolve("data"), config.folder(), TestInstallation.environment());
    message = new String(TestInstallation.sample(ASKED, UNKNOWN_CODE), StandardCharsets.UTF_8);
  }

  @AfterAll
  void close() {
    region.close();
  }

  @Test
  void aLaboratoryIsAskedOnceAMonthAtMostAndOnlyForSomethingElse() throws Exception {
    LocalDate today = LocalDate.now(PARIS);
    drop(ASKED, message);
    drop(NOT_ASKED, message);
    region.night();
    assertThat(region.value("SELECT count(*) FROM lab.result WHERE loinc IS NULL"))
        .isNotEqualTo("0");
    assertThat(list(ASKED)).content().contains("ZZ99", "LOINC retenu");
    assertThat(list(NOT_ASKED)).doesNotExist();

    Files.delete(list(ASKED));
    region.night();
    assertThat(asked(today.plusMonths(1))).as("nothing else is missing").isZero();
    drop(
        ASKED,
        message
            .replace("ZZ99", "ZZ98")
            .replace("RG26112000003601", "RG26112000003699")
            .replace("RG261120000036", "RG261120000099"));
    region.night();
    assertThat(list(ASKED)).as("asked this month already").doesNotExist();
    assertThat(asked(today.plusMonths(1))).isEqualTo(1);
    assertThat(list(ASKED)).content().contains("ZZ98", "ZZ99");
    assertThat(asked(today.plusMonths(1))).isZero();
    assertThat(
            region.value(
                "SELECT count(*) FROM audit.event WHERE action = 'terminology codes sent'"))
        .isEqualTo("2");
  }

  @Test
  void aCatalogueOfExaminationsInTheLaboratorysOwnColumnsIsProposedToABiologist() throws Exception {
    String catalogue =
        """
        Code examen;Intitulé;Unité du résultat;Code LOINC
        CAT1;Glucose à jeun;mmol/L;14749-6
        CAT2;Glucose;U/L;2345-7
        CAT3;Sans code;;
        CAT4;Faute de frappe;g/L;718-8
        """;
    region.drop(ASKED, "catalogue.csv", catalogue.getBytes(StandardCharsets.UTF_8));
    region.night();
    assertThat(
            region.rows(
                "SELECT format, state, records, loaded, known, rejected FROM exchange.delivery"
                    + " WHERE record_type = 'local-code'"))
        .containsExactly("code-catalogue|LOADED|4|1|1|2");
    assertThat(
            region.rows("SELECT partner, code, loinc, label, unit, state FROM lab.code_proposal"))
        .containsExactly(ASKED + "|CAT1|14749-6|Glucose à jeun|mmol/L|PROPOSED");
    assertThat(region.value("SELECT count(*) FROM lab.local_code")).isEqualTo("0");
  }

  private void drop(String laboratory, String text) throws Exception {
    region.drop(
        laboratory, "lot-" + text.hashCode() + ".hl7", text.getBytes(StandardCharsets.UTF_8));
  }

  private int asked(LocalDate day) throws Exception {
    return region
        .installation()
        .monthlyCodes(Clock.fixed(day.atTime(3, 0).atZone(PARIS).toInstant(), PARIS))
        .ask();
  }

  private Path list(String laboratory) {
    return region
        .installation()
        .homes()
        .folder(laboratory, Area.RECEIPTS)
        .resolve(CodeList.FILE_NAME);
  }
}
