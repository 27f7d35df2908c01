package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.jobs.installation.MappingFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFilesTest {

  @TempDir Path config;

  @BeforeEach
  void settings() throws IOException {
    write("estuaire.yaml", "environment: demo\n");
    write(
        "mappings/apa.yaml",
        Files.readString(TestInstallation.CONFIG.resolve("mappings/apa-cd-38.yaml")));
  }

  @Test
  void aMappingStandsUnderTheNameOfWhatItsFileDescribes() throws IOException {
    council("mappings:\n  identity: mappings/apa.yaml\n");

    assertThat(mistakes()).containsExactly("cd-38.yaml:7:13 CFG-069");
  }

  @Test
  void aMappingOfALaneThatThePartnerDoesNotHaveIsTold() throws IOException {
    write(
        "partners/labo-a.yaml",
        "code: labo-a\nname: A\nkind: laboratory\nlanes: [lab]\nmapping: mappings/apa.yaml\n");

    assertThat(mistakes()).containsExactly("labo-a.yaml:5:10 CFG-070");
  }

  @Test
  void oneMappingMayStandAloneOrByItsType() throws IOException {
    council("mappings: {apa: mappings/apa.yaml}\n");
    assertThat(mistakes()).isEmpty();

    council("mapping: mappings/apa.yaml\n");
    assertThat(mistakes()).isEmpty();
  }

  @Test
  void mappingsWhoseHeadersCanNotBeToldApartAreRefusedWhereTheSecondIsNamed() throws IOException {
    write(
        "mappings/apa.yaml",
        """
        record: apa
        columns: [{column: Droit, field: NUM_DROIT, required: true}]
        constants:
          {CODE_DEPT: "38", DATE_EXTRACTION: 20/11/2026, NUM_DOSSIER: D, NOM_NAISSANCE: A, PRENOMS: B,
          SEXE: F, DATE_NAISSANCE: 12/03/1941, CODE_POSTAL: "38990", COMMUNE_INSEE: "38999",
          DEPT_DOMICILE_SECOURS: "38", TYPE_APA: D, DATE_DEPOT_DEMANDE: 01/01/2026, TYPE_DEMANDE: 1,
          DECISION: I, GIR: 2, DATE_EVALUATION: 02/01/2026}
        """);
    write(
        "mappings/payment.yaml",
        """
        record: payment
        columns: [{column: DROIT, field: NUM_DROIT}]
        constants:
          {DATE_EXTRACTION: 20/11/2026, MOIS_PAIEMENT: "202610", NATURE: AH, MONTANT_VERSE: "1"}
        """);
    council("mappings:\n  apa: mappings/apa.yaml\n  payment: mappings/payment.yaml\n");

    assertThat(mistakes()).containsExactly("cd-38.yaml:8:12 CFG-071");
  }

  private void council(String mappings) throws IOException {
    write(
        "partners/cd-38.yaml",
        "code: cd-38\nname: A\nkind: council\nlanes: [social]\nfacilities: [\"38\"]\n" + mappings);
  }

  /** Each as {@code file:line:column CODE}. */
  private List<String> mistakes() {
    MappingFiles files = MappingFiles.ofInstalledTypes();
    return new ConfigurationReader(files.recordTypes(), List.of(files::check))
        .read(config).allMistakes().stream()
            .map(
                mistake ->
                    "%s:%d:%d %s"
                        .formatted(
                            mistake.file().getFileName(),
                            mistake.line(),
                            mistake.column(),
                            mistake.code().code()))
            .toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = config.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
