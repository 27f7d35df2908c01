package org.estuaire.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.installation.ConfigurationMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyReaderTest {

  @TempDir Path temp;

  @Test
  void theRequestThatComesWithTheProgramIsComplete() {
    ReadStudy read = new StudyReader(StudyFile.SHIPPED).read("suivi-biologique");

    assertThat(read).isInstanceOf(ReadStudy.Complete.class);
    Study study = ((ReadStudy.Complete) read).study();
    assertThat(study.analytes())
        .extracting(Study.StudyAnalyte::name)
        .containsExactly("hba1c", "creatinine", "dfg", "inr", "potassium", "hemoglobine");
    assertThat(study.variables()).hasSameSizeAs(FollowUpVariable.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "version",
        "title",
        "controller",
        "legal-basis",
        "purpose",
        "question",
        "cohort",
        "period",
        "analytes",
        "variables",
        "recipients",
        "retained-until",
        "key",
        "approvals",
        "small-cells",
        "opposition"
      })
  void aRequestWithoutOneOfItsPartsIsIncomplete(String key) throws IOException {
    StudyFile.shipped().without(key).writeTo(temp);

    assertThat(mistakes()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: Dominique Modèle                    | name: camille exemple                 | EXT-002
          to: 2026-12-31                            | to: 2026-12-30                        | EXT-003
          from: 2026-01-01                          | from: 2026-02-01                      | EXT-003
          retained-until: 2031-12-31                | retained-until: 2026-06-30            | EXT-004
          ["38902", "38903", "38907", "38908", "38910"] | ["38902"]                         | EXT-005
          ["38902", "38903", "38907", "38908", "38910"] | ["38902", "Lyon"]                 | EXT-006
          ["38902", "38903", "38907", "38908", "38910"] | ["38902", "38901"]                | EXT-007
          {analyte: inr, results                    | {analyte: tsh, results                | EXT-008
          ["6301-6"]                                | ["2823-3"]                            | EXT-009
          ["6301-6"]                                | ["INR"]                               | EXT-010
          bands: [7, 8, 9]                          | bands: [7, huit]                      | EXT-011
          bands: [7, 8, 9]                          | bands: [8, 7]                         | EXT-012
          {name: pseudonyme, reason: suivre une même personne d'un trimestre à l'autre} | {name: sexe, reason: x} | EXT-013
          {file: keys/suivi-biologique.key}         | {}                                    | EXT-014
          {file: keys/suivi-biologique.key}         | {environment: la clé}                 | EXT-015
          register-number: F20260000000             | register-number:                      | EXT-016
          {file: keys/suivi-biologique.key}         | {file: ../key}                        | CFG-027
          small-cells: {tables: 11                  | small-cells: {tables: 5               | CFG-018
          opposition: excluded                      | opposition: ignored                   | CFG-015
          name: dans_intervalle                     | name: nir                             | CFG-015
          id: suivi-biologique                      | id: autre                             | EXT-001
          """)
  void aRequestThatBreaksARuleIsRefused(String line, String wrong, String code) throws IOException {
    StudyFile.shipped().replacing(line, wrong).writeTo(temp);

    assertThat(mistakes()).contains(code);
  }

  @Test
  void aRequestOutsideTheFolderIsNotLookedFor() {
    assertThat(new StudyReader(temp).read("../estuaire")).isInstanceOf(ReadStudy.Incomplete.class);
  }

  @Test
  void twoStudiesThatNameOneKeyAreBothTold() throws IOException {
    StudyFile.shipped().writeTo(temp);
    StudyFile.shipped()
        .replacing("id: suivi-biologique", "id: autre")
        .replacing("keys/suivi-biologique.key", "keys/../keys/suivi-biologique.key")
        .study(temp, "autre");

    assertThat(new StudyReader(temp).check(null))
        .extracting(mistake -> mistake.file().getFileName() + " " + mistake.code().code())
        .containsExactly("autre.yaml CFG-108", "suivi-biologique.yaml CFG-108");
  }

  @Test
  void everyIncompleteRequestIsToldByTheCheckOfTheConfiguration() throws IOException {
    StudyFile.shipped().without("approvals").writeTo(temp);
    Files.writeString(temp.resolve("studies/autre.yaml"), "id: autre\n");
    StudyReader reader = new StudyReader(temp);

    assertThat(reader.ids()).containsExactly("autre", "suivi-biologique");
    assertThat(reader.check(null))
        .extracting(m -> m.file().getFileName().toString())
        .contains("autre.yaml", "suivi-biologique.yaml");
  }

  @Test
  void everyCodeIsUnique() {
    assertThat(new FindingCatalog(Arrays.asList(ExtractCode.values())).all())
        .hasSameSizeAs(ExtractCode.values());
  }

  private List<String> mistakes() {
    ReadStudy read = new StudyReader(temp).read("suivi-biologique");
    assertThat(read).isInstanceOf(ReadStudy.Incomplete.class);
    List<ConfigurationMistake> mistakes = ((ReadStudy.Incomplete) read).mistakes();
    return mistakes.stream().map(m -> m.code().code()).toList();
  }
}
