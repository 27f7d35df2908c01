package org.estuaire.terminology.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.terminology.TableRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LOINC for biology in French, and the value sets of the NOS. */
class NationalTablesTest {

  private static final RegisterImport.Manner WRITE =
      new RegisterImport.Manner(Region.WHOLE_COUNTRY, Optional.empty(), false, false, bytes -> {});

  @TempDir private Path folder;
  private DataSource database;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
  }

  @Test
  void theLineUnderTheNamesIsNoCodeAndColumnsAreFoundByTheirWords() throws Exception {
    Snapshot snapshot = biology(workbook(600, "Code LOINC", "Libellé français de référence"));
    assertThat(snapshot.entries()).isEqualTo(601);
    assertThat(snapshot.leftOut()).isZero();
    assertThat(
            TestQuery.rows(
                database,
                "SELECT code, label, property, deprecated FROM terminology.loinc_biology WHERE code"
                    + " = '2345-7'"))
        .containsExactly("2345-7|Glucose [Masse/Volume] Sérum|MCnc|f");
    assertThat(TestQuery.rows(database, "SELECT nabm, loinc FROM terminology.nabm_loinc"))
        .containsExactly("552|2345-7");
  }

  @Test
  void aWorkbookOfAFewCodesIsNoCompleteSet() throws Exception {
    biology(workbook(600, "CODE  LOINC", "Libellé de référence"));
    assertThatThrownBy(() -> biology(workbook(400, "Code LOINC", "Libellé français de référence")))
        .isInstanceOf(TableRefused.class)
        .hasMessageStartingWith("REG-009");
    assertThat(TestQuery.rows(database, "SELECT count(*) FROM terminology.loinc_biology"))
        .containsExactly("601");
  }

  @Test
  void aConceptThatEndedYesterdayIsKeptWithItsEnd() throws Exception {
    Path svs = folder.resolve("JDV_J99_Essai.xml");
    Files.writeString(
        svs,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <RetrieveValueSetResponse xmlns="urn:ihe:iti:svs:2008">
          <ValueSet id="1.2.250.1.213.9.9.1" displayName="JDV_J99_Essai" version="20261101" dateFin="">
            <ConceptList xml:lang="fr-FR">
              <Concept code="N" codeSystem="2.16.840.1.113883.5.25" displayName="Normal" dateValid="20200101000000" dateFin=""/>
              <Concept code="V" codeSystem="2.16.840.1.113883.5.25" displayName="Très restreint" dateValid="20200101000000" dateFin="20261130000000"/>
            </ConceptList>
          </ValueSet>
        </RetrieveValueSetResponse>
        """);
    assertThat(sets(svs).rows()).isEqualTo(2);
    assertThat(sets(svs).added()).isZero();
    assertThat(
            TestQuery.rows(
                database,
                "SELECT code, valid_to = 'infinity', valid_to AT TIME ZONE 'Europe/Paris' <"
                    + " '2026-12-01' FROM terminology.concept ORDER BY code"))
        .containsExactly("N|t|f", "V|f|t");

    Path fhir = folder.resolve("CodeSystem-TRE-R99.json");
    Files.writeString(
        fhir,
        """
        {"resourceType": "CodeSystem", "title": "TRE R99", "version": "20261101",
         "identifier": [{"value": "urn:oid:1.2.250.1.213.9.9.2"}],
         "concept": [{"code": "A", "display": "Un", "property": [
           {"code": "dateValid", "valueDateTime": "2020-01-01T00:00:00+01:00"},
           {"code": "dateFin", "valueDateTime": "2026-11-30T00:00:00+01:00"}]}]}
        """);
    assertThat(sets(fhir).version()).isEqualTo("20261101");
    assertThat(
            TestQuery.rows(
                database, "SELECT item FROM terminology.import WHERE table_name = 'value_set'"))
        .contains("1.2.250.1.213.9.9.2");
  }

  @Test
  void aFileWithoutValueSetChangesNothing() throws Exception {
    Path other = Files.writeString(folder.resolve("other.xml"), "<Bundle/>");
    assertThatThrownBy(() -> sets(other)).hasMessageStartingWith("REG-001");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"resourceType\": \"Val");
    assertThatThrownBy(() -> sets(broken)).hasMessageStartingWith("REG-001");
  }

  private Snapshot biology(Path file) throws SQLException {
    return inTransaction(tx -> new BiologyImport(tx, WRITE).load(file));
  }

  private Snapshot sets(Path file) throws SQLException {
    return inTransaction(tx -> new ValueSetImport(tx, WRITE).load(file));
  }

  private interface Import {
    Snapshot load(Connection tx) throws SQLException;
  }

  private Snapshot inTransaction(Import load) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      try {
        Snapshot snapshot = load.load(tx);
        tx.commit();
        return snapshot;
      } catch (TableRefused refused) {
        tx.rollback();
        throw refused;
      }
    }
  }

  /** As ANS publishes it, of invented codes and one real one. */
  private Path workbook(int codes, String code, String label) throws IOException {
    Path file = folder.resolve("LOINCFR_JeuDeValeurs_20261101_" + codes + ".xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      Workbook workbook = new Workbook(out, "test", "1.0");
      Worksheet sheet = workbook.newWorksheet("1.Jeu de valeurs");
      row(sheet, 0, code, label, "Synonymes", "Grandeur", "Milieu biologique", "Statut");
      row(sheet, 1, "(clé)", "libellé à afficher", "", "", "", "");
      row(sheet, 2, "2345-7", "Glucose [Masse/Volume] Sérum", "glycémie", "MCnc", "Sérum", "Actif");
      for (int i = 0; i < codes; i++) {
        row(sheet, 3 + i, loinc(10_000 + i), "Examen " + i, "", "SCnc", "Sérum", "Déprécié");
      }
      Worksheet pairs = workbook.newWorksheet("3.Alignement NABM-LOINC FR");
      row(pairs, 0, "Code NABM", "Libellé NABM", "Code LOINC", "Libelle LOINC");
      row(pairs, 1, "0552", "Glycémie", "2345-7", "Glucose");
      workbook.finish();
    }
    return file;
  }

  private static void row(Worksheet sheet, int row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      sheet.value(row, i, cells[i]);
    }
  }

  /** A number with its check digit (modulo 10). */
  private static String loinc(int number) {
    String digits = Integer.toString(number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return number + "-" + (10 - sum % 10) % 10;
  }
}
