package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.estuaire.jobs.CommandLine.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A council's first file through a mapping that no partner has yet, before anything is loaded. */
class ExplainMappingTest {

  private static final String MAPPING =
      """
      record: apa
      code-lists:
        type: {APA DOM: D, APA ETS: E}
        decision: {Accordé: A, En cours: I}
      columns:
        - {column: Dossier, field: NUM_DOSSIER}
        - {column: Nom usuel, field: NOM_USAGE}
        - {column: Nom de jeune fille, field: NOM_NAISSANCE, when-empty: Nom usuel}
        - {column: Prénom, field: PRENOMS}
        - {column: Sexe, field: SEXE}
        - {column: Né le, field: DATE_NAISSANCE}
        - {column: CP, field: CODE_POSTAL}
        - {column: INSEE, field: COMMUNE_INSEE}
        - {column: Nature, field: TYPE_APA, codes: type}
        - {column: Étape, field: DECISION, codes: decision}
        - {column: Reçu le, field: DATE_DEPOT_DEMANDE}
        - {column: Ressources, field: RESSOURCES_MENSUELLES}
      constants: {CODE_DEPT: "42", DEPT_DOMICILE_SECOURS: "42", TYPE_DEMANDE: "1", DATE_EXTRACTION: "@arrival"}
      """;

  private static final String FILE =
      """
      Dossier;Nom usuel;Nom de jeune fille;Prénom;Sexe;Né le;CP;INSEE;Ville;Nature;Étape;Reçu le;Ressources
      100;MERCIER;DURAND;Marie;F;09/12/1930;42700;42095;Firminy;APA DOM;En cours;08/04/2025;900,00
      101;LAMBERT;;Suzanne;F;09/10/1944;42600;42147;Montbrison;APA DOM;En cours;08/04/2025;douze
      102;GARCIA;;Paul;M;09/10/1940;42600;42147;Montbrison;APA DOM;Ajourné;08/04/2025;
      """;

  @TempDir private Path folder;
  private Path file;
  private Path mapping;

  @BeforeEach
  void aSampleCame() throws IOException {
    file = Files.writeString(folder.resolve("export.csv"), FILE);
    mapping = Files.writeString(folder.resolve("apa-cd-42.yaml"), MAPPING);
  }

  @Test
  void theOperatorSeesWhatBecomesOfColumnsCodesAndRows() {
    Answer text = explain();
    assertThat(text.exit()).as(text.err()).isEqualTo(7);
    assertThat(text.out())
        .contains("\"Ville\"")
        .containsPattern("Ville +– \\(non reprise\\)")
        .containsPattern("Nom usuel +NOM_USAGE, à défaut de NOM_NAISSANCE +3")
        .containsPattern("En cours +I = en instruction +2")
        .containsPattern("Ajourné +\\? inconnu +1")
        .containsPattern("Nom de jeune fille +NOM_NAISSANCE +LAMBERT")
        .containsPattern("Né le +09/12/1930 +DATE_NAISSANCE +09/12/1930")
        .contains("(à chaque ligne)", "CODE_DEPT = 42")
        .doesNotContain("LOINC", "UCUM", "HOME", "PENDING");
  }

  /** The same rule refuses a row in one column and leaves another cell empty. */
  @Test
  void aRemarkDoesNotLookLikeARefusal() {
    String text = explain().out();
    int refusals = text.indexOf("CE QUI REFUSE");
    int remarks = text.indexOf("REMARQUES");
    assertThat(refusals).isPositive().isLessThan(remarks);
    assertThat(text.substring(refusals, remarks))
        .contains("CSV-043", "Accordé = accordée, En cours = en instruction")
        .doesNotContain("CSV-037");
    assertThat(text.substring(remarks)).contains("CSV-037", "La cellule est laissée vide");
  }

  @Test
  void programsGetTheSame() throws IOException {
    JsonNode mapped = new JsonMapper().readTree(explain("--json").out()).path("mapped");
    assertThat(mapped.path("rows").asInt()).isEqualTo(3);
    assertThat(mapped.path("first").path(1).path("values").path(2).path("read").asString())
        .isEqualTo("LAMBERT");
  }

  /** It goes to the council by mail: who the persons are is shown on demand alone. */
  @Test
  void thePageNamesNobodyUnlessItIsToQuote() throws IOException {
    Path page = folder.resolve("page.html");
    explain("--html", page.toString());
    String html = Files.readString(page);
    assertThat(html)
        .contains("Ce que devient chaque colonne", "I = en instruction", "Que veut dire ce code")
        .contains("99/99/9999")
        .doesNotContain("MERCIER", "09/12/1930", "http://", "https://", "<script");
    explain("--html", page.toString(), "--quote");
    assertThat(Files.readString(page)).contains("MERCIER", "09/12/1930");
  }

  @Test
  void aMappingWithMistakesSaysThem() throws IOException {
    Files.writeString(mapping, MAPPING.replace("field: SEXE", "field: SEX"));
    Answer answer = explain();
    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.err() + answer.out()).contains("SEXE");
  }

  /** A name that is misspelt in the mapping would refuse each row whose cell is empty. */
  @Test
  void theColumnThatStandsForAnEmptyOneHasToBeThere() throws IOException {
    Files.writeString(mapping, MAPPING.replace("when-empty: Nom usuel", "when-empty: Nom usage"));
    assertThat(explain().out()).contains("CSV-004", "Nom usage");
  }

  private Answer explain(String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "explain";
    all[1] = file.toString();
    all[2] = "--mapping";
    all[3] = mapping.toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return new CommandLine(folder.resolve("data"), TestInstallation.CONFIG).run(all);
  }
}
