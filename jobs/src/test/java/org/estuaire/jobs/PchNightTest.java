package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A council sends PCH beside APA: what excludes each other is told, and both are loaded. */
class PchNightTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String COUNCIL = "cd-38";
  private static final String RIGHTS = "CD38_APA_202611_20261120201500.csv";
  private static final List<String> COLUMNS =
      List.of(
          ("CODE_DEPT;DATE_EXTRACTION;NUM_DOSSIER;NIR;CLE_NIR;NIA;NOM_NAISSANCE;PRENOMS;SEXE;"
                  + "DATE_NAISSANCE;CODE_POSTAL;COMMUNE_INSEE;DEPT_DOMICILE_SECOURS;DECISION;"
                  + "NUM_DROIT;TYPDEM2;DATE_DEBUT;DATE_FIN;STATUT_AIDANT;HEURES_MENSUELLES;"
                  + "TARIF_HORAIRE;MONTANT_MENSUEL;MOIS_PAIEMENT")
              .split(";"));

  @TempDir private Path folder;
  private TestInstallation council;

  @BeforeEach
  void open() throws Exception {
    council = TestInstallation.open(folder);
  }

  @AfterEach
  void close() {
    council.close();
  }

  /** A row of the person of the first right to APA, with some cells of its own. */
  private static String row(Map<String, String> other) throws Exception {
    List<String> lines =
        Arrays.asList(new String(TestInstallation.sample(COUNCIL, RIGHTS), WINDOWS).split("\r\n"));
    List<String> columns = List.of(lines.get(0).split(";"));
    int decision = columns.indexOf("DECISION");
    String[] apa =
        lines.stream()
            .skip(1)
            .map(line -> line.split(";", -1))
            .filter(cells -> cells.length > decision && cells[decision].equals("A"))
            .findFirst()
            .orElseThrow();
    Map<String, String> cells = new HashMap<>();
    for (String column : COLUMNS.subList(0, 13)) {
      cells.put(column, apa[columns.indexOf(column)]);
    }
    cells.putAll(
        Map.of(
            "DECISION", "1",
            "NUM_DROIT", "H1",
            "TYPDEM2", "4.2.2",
            "DATE_DEBUT", "01/01/2026",
            "STATUT_AIDANT", "4",
            "HEURES_MENSUELLES", "40",
            "TARIF_HORAIRE", "25",
            "MONTANT_MENSUEL", "1000",
            "MOIS_PAIEMENT", "202610"));
    cells.putAll(other);
    return COLUMNS.stream()
        .map(column -> cells.getOrDefault(column, ""))
        .collect(Collectors.joining(";"));
  }

  private void drop(String name, String... rows) throws Exception {
    String file =
        String.join(";", COLUMNS)
            + "\r\n"
            + String.join("\r\n", rows)
            + "\r\nTOTAL;"
            + rows.length
            + "\r\n";
    council.drop(COUNCIL, name, file.getBytes(WINDOWS));
  }

  @Test
  void pchAndApaOfOnePersonAreBothLoadedAndToldWhicheverComesLater() throws Exception {
    drop("a.csv", row(Map.of()));
    council.night();
    council.drop(COUNCIL, "b.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    council.night();
    assertThat(council.receipt(COUNCIL, "accuse-00000002.txt")).contains("SOC-043");
    drop("c.csv", row(Map.of("NUM_DROIT", "H2", "DATE_DEBUT", "01/02/2026")));
    council.night();

    assertThat(council.receipt(COUNCIL, "accuse-00000003.txt")).contains("PCH-011");
    assertThat(
            council.rows(
                "SELECT right_key, element, national_type, helper FROM social.pch ORDER BY 1"))
        .containsExactly("H1|1|4.2.2|PRE", "H2|1|4.2.2|PRE");
    assertThat(council.value("SELECT count(*) FROM social.double_benefit WHERE benefit = 'PCH'"))
        .isEqualTo("2");
  }

  @Test
  void oneDecisionGivesSeveralOfOneElementAndNoneReplacesAnother() throws Exception {
    drop(
        "a.csv",
        row(Map.of()),
        row(Map.of("TYPDEM2", "4.2.7")),
        row(Map.of("STATUT_AIDANT", "3", "TARIF_HORAIRE", "4,78", "MONTANT_MENSUEL", "191,20")));
    council.night();
    assertThat(council.rows("SELECT national_type, helper FROM social.pch ORDER BY 1, 2"))
        .containsExactly("4.2.2|FAM", "4.2.2|PRE", "4.2.7|PRE");
    assertThat(council.value("SELECT count(*) FROM social.pch_history")).isEqualTo("0");
  }

  @Test
  void anotherBenefitExcludesNothingAsPch() throws Exception {
    drop("a.csv", row(Map.of("TYPDEM2", "2.2")));
    council.drop(COUNCIL, "b.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    council.night();
    assertThat(council.receipt(COUNCIL, "accuse-00000001.txt")).contains("PCH-002");
    assertThat(council.value("SELECT count(*) FROM social.double_benefit")).isEqualTo("0");
  }

  @Test
  void whatHasEndedBeforeExcludesNothing() throws Exception {
    drop(
        "a.csv",
        row(
            Map.of(
                "DATE_DEBUT", "01/01/2010", "DATE_FIN", "31/12/2010", "MOIS_PAIEMENT", "201006")));
    council.drop(COUNCIL, "b.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    council.night();
    assertThat(council.value("SELECT count(*) FROM social.double_benefit")).isEqualTo("0");
    // Nobody saw the tariffs of a service of that year.
    assertThat(council.receipt(COUNCIL, "accuse-00000001.txt")).contains("PCH-009");
  }

  @Test
  void aRefusedRowComesBackAndTheLatestExtractionHolds() throws Exception {
    drop("a.csv", row(Map.of()), row(Map.of("NUM_DROIT", "")));
    council.night();
    assertThat(council.receipts(COUNCIL)).contains("refus-00000001.csv");
    drop(
        "b.csv",
        row(
            Map.of(
                "DATE_EXTRACTION",
                "21/11/2026",
                "MONTANT_MENSUEL",
                "900",
                "HEURES_MENSUELLES",
                "36")));
    council.night();
    assertThat(council.rows("SELECT monthly FROM social.pch")).containsExactly("900.00");
    assertThat(council.rows("SELECT monthly FROM social.pch_history")).containsExactly("1000.00");
    assertThat(
            council.rows(
                "SELECT kind, retention_until FROM social.row_retention"
                    + " WHERE kind LIKE '%pch' ORDER BY 1"))
        .containsExactly("earlier pch|null", "pch|null");
  }
}
