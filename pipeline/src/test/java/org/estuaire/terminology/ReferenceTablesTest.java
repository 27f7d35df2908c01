package org.estuaire.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTablesTest {

  private static final Path CONFIG = Path.of("..", "config");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static DataSource database;

  @TempDir Path folder;
  private Connection tx;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @BeforeEach
  void open() throws SQLException {
    tx = database.getConnection();
    tx.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    tx.rollback();
    tx.close();
  }

  @Test
  void theCuratedTablesAreLoadedOnceAndAgainOnlyWhenTheyChange() throws SQLException {
    CuratedTables.load(tx, CONFIG);
    CuratedTables.load(tx, CONFIG);
    assertThat(count("terminology.import")).isEqualTo(3);
    Communes communes = DatabaseCommunes.read(tx);
    assertThat(communes.find("38901", TODAY)).isPresent();
    assertThat(communes.find("99139", TODAY)).map(Communes.Commune::name).contains("Portugal");
    assertThat(communes.complete()).isFalse();
    assertThat(Analytes.read(tx).all())
        .containsExactlyInAnyOrderElementsOf(
            Analytes.read(CONFIG.resolve("terminology/analytes.csv")).all());
  }

  @Test
  void ofTwoCommandsThatStartAtOnceOneLoadsTheTablesAndTheOtherWaitsForIt() throws Exception {
    DataSource fresh = TestDatabase.create();
    try (Connection first = fresh.getConnection()) {
      first.setAutoCommit(false);
      CuratedTables.load(first, CONFIG);
      CompletableFuture<Void> second = CompletableFuture.runAsync(() -> loadAlone(fresh));
      assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      first.commit();
      second.get(1, TimeUnit.MINUTES);
    }
    assertThat(TestQuery.rows(fresh, "SELECT count(*)::text FROM terminology.import"))
        .containsExactly("3");
  }

  private static void loadAlone(DataSource database) {
    try (Connection alone = database.getConnection()) {
      alone.setAutoCommit(false);
      CuratedTables.load(alone, CONFIG);
      alone.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCommuneIsKnownAfterItsEndButNoLongerFound() throws SQLException {
    CuratedTables.load(tx, CONFIG);
    Communes communes = DatabaseCommunes.read(tx);
    assertThat(communes.find("38909", LocalDate.of(2015, 12, 31))).isPresent();
    assertThat(communes.find("38909", LocalDate.of(2016, 1, 1))).isEmpty();
    assertThat(communes.knows("38909")).isTrue();
  }

  @Test
  void theCoefficientIsThatOfTheDayOfTheAct() throws SQLException {
    CuratedTables.load(tx, CONFIG);
    NabmTariff tariff = DatabaseNabmTariff.read(tx);
    assertThat(tariff.coefficient("1104", LocalDate.of(2016, 4, 19))).hasValue(29);
    assertThat(tariff.coefficient("1104", LocalDate.of(2019, 2, 20))).hasValue(26);
    assertThat(tariff.coefficient("00001104", LocalDate.of(2023, 3, 3))).hasValue(25);
    assertThat(tariff.coefficient("0552", LocalDate.of(2023, 3, 3))).hasValue(5);
    assertThat(tariff.coefficient("1104", LocalDate.of(2018, 1, 1))).isEqualTo(OptionalInt.empty());
  }

  @Test
  void theHistoryOfCommunesTellsEachNameOnItsDays() throws Exception {
    Path history =
        file(
            "v_commune_depuis_1943.csv",
            """
            COM,TNCC,NCC,NCCENR,LIBELLE,DATE_DEBUT,DATE_FIN
            38801,0,VIEUX NOM,Vieux Nom,"Vieux, Nom",1943-01-01,2016-01-01
            38801,0,NOUVEAU NOM,Nouveau Nom,Nouveau Nom,2016-01-01,
            2A801,0,ILE,Île,Île,1976-01-01,
            """);
    assertThat(new CommuneImport(tx).load(history)).isEqualTo(3);
    Communes communes = DatabaseCommunes.read(tx);
    assertThat(communes.find("38801", LocalDate.of(2015, 12, 31)).orElseThrow().name())
        .isEqualTo("Vieux, Nom");
    assertThat(communes.find("38801", LocalDate.of(2016, 1, 1)).orElseThrow().name())
        .isEqualTo("Nouveau Nom");
    assertThat(communes.find("2A801", LocalDate.of(1975, 12, 31))).isEmpty();
    assertThat(communes.complete()).isTrue();
  }

  @Test
  void officialRowsStandBesideCuratedOnesAndNeverGiveWayToThem() throws Exception {
    CuratedTables.load(tx, CONFIG);
    new CommuneImport(tx)
        .load(
            file(
                "v_commune_2026.csv",
                "\uFEFFTYPECOM,COM,REG,LIBELLE\n"
                    + "COM,38901,84,Nom officiel\n"
                    + "COMD,38901,84,Ancienne part\n"));
    new CommuneImport(tx)
        .load(file("v_pays_2026.csv", "COG,ACTUAL,LIBCOG\n99139,1,PORTUGAL\nXXXXX,3,SANS CODE\n"));
    Communes communes = DatabaseCommunes.read(tx);
    assertThat(communes.find("38901", TODAY).orElseThrow().name()).isEqualTo("Nom officiel");
    assertThat(communes.find("38902", TODAY)).isPresent();
    assertThat(communes.find("99139", TODAY).orElseThrow().name()).isEqualTo("PORTUGAL");
  }

  @Test
  void aTableWithMistakesNamesThemAllByLine() throws IOException {
    Path broken =
        file(
            "nabm.csv",
            """
            code;coefficient;from;to
            1104;25;2019-04-01;
            11O4;25;2019-04-01;
            0552;5;31/02/2019;
            0592;6;2019-04-01;2019-03-31
            01104;25;2019-04-01;
            """);
    TableRefused refused =
        catchThrowableOfType(
            TableRefused.class, () -> new NabmImport(tx).load(broken, NabmImport.Columns.DEFAULT));
    assertThat(refused.findings())
        .extracting(finding -> finding.code().code() + " " + finding.line())
        .containsExactly("TER-011 3", "TER-013 4", "TER-013 5", "TER-016 6");
  }

  @Test
  void theColumnsOfATariffMayHaveOtherNames() throws Exception {
    Path tariff =
        file("NABM.csv", "CODE;COEF B;DATE CREATION;DERNIERE DATE EFFET\n552;5;01/01/2010;\n");
    new NabmImport(tx)
        .load(
            tariff,
            new NabmImport.Columns("Code", "Coef B", "Date creation", "Derniere date effet"));
    assertThat(DatabaseNabmTariff.read(tx).coefficient("0552", TODAY)).hasValue(5);
  }

  @Test
  void aLoincTableGivesLabelsInFrenchAndSaysWhatCodesMeasure() throws Exception {
    Path loinc =
        file(
            "Loinc.csv",
            """
            "LOINC_NUM","COMPONENT","PROPERTY","LONG_COMMON_NAME","EXAMPLE_UCUM_UNITS"
            "2345-7","Glucose","MCnc","Glucose in Serum","mg/dL"
            "2532-0","Enzyme","CCnc","An enzyme","U/L"
            """);
    Path french =
        file(
            "frFR18LinguisticVariant.csv",
            "\"LOINC_NUM\",\"COMPONENT\"\n\"2345-7\",\"Glucose fr\"\n");
    assertThat(new LoincImport(tx).load(loinc, Optional.of(french))).isEqualTo(2);
    assertThat(text("SELECT french_label FROM terminology.loinc WHERE code = '2345-7'"))
        .isEqualTo("Glucose fr");
    assertThat(Analytes.read(tx).dimension("2532-0")).contains(Dimension.CATALYTIC);
  }

  @Test
  void aFileThatIsMissingEmptyOrOfAnotherKindIsRefused() throws IOException {
    assertThat(refusal(folder.resolve("absent.csv"))).containsExactly("TER-001");
    assertThat(refusal(file("vide.csv", ""))).containsExactly("TER-004");
    assertThat(refusal(file("autre.csv", "a,b\n1,2\n"))).containsExactly("TER-006");
    assertThat(refusal(file("seul.csv", "COG,LIBCOG\n"))).containsExactly("TER-004");
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "COG,LIBCOG\n99109,Été\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refusal(latin)).containsExactly("TER-002");
  }

  @Test
  void aTableOfLocalCodesNamesItsMistakesByLine() throws IOException {
    Path table =
        file("labo.csv", "code;loinc;label\nGLY;2345-7;\nGLY;2160-0;\nCREA;2160-1;\n;2160-0;\n");
    TableRefused refused = catchThrowableOfType(TableRefused.class, () -> LocalCodes.read(table));
    assertThat(refused.findings())
        .extracting(finding -> finding.code().code() + " " + finding.line())
        .containsExactly("TER-016 3", "TER-012 4", "TER-017 5");
    assertThat(refused).hasMessageNotContaining("GLY");
  }

  @Test
  void aLoincCodeProvesItselfByItsCheckDigit() {
    assertThat(List.of("2345-7", "777-3", "62238-1")).allMatch(LoincCode::isWellFormed);
    assertThat(List.of("2345-8", "2345", "", "-7", "2345-77", "12345678-1", "٢٣٤٥-7"))
        .noneMatch(LoincCode::isWellFormed);
  }

  private List<String> refusal(Path file) {
    TableRefused refused =
        catchThrowableOfType(TableRefused.class, () -> new CommuneImport(tx).load(file));
    return refused.findings().stream().map(Finding::code).map(code -> code.code()).toList();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  private long count(String table) throws SQLException {
    return Long.parseLong(text("SELECT count(*) FROM " + table));
  }

  private String text(String sql) throws SQLException {
    return TestQuery.rows(tx, sql).get(0);
  }
}
