package org.estuaire.terminology.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.estuaire.terminology.register.OfficialFiles.ANNE;
import static org.estuaire.terminology.register.OfficialFiles.ANNE_AT_THE_HOSPITAL;
import static org.estuaire.terminology.register.OfficialFiles.BRUNO_ELSEWHERE;
import static org.estuaire.terminology.register.OfficialFiles.CLASSIC;
import static org.estuaire.terminology.register.OfficialFiles.facilities;
import static org.estuaire.terminology.register.OfficialFiles.practitioners;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.terminology.TableRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterImportTest {

  private static final Region BRITTANY = new Region(Set.of("29", "22"));

  private static final String TABLES =
      "SELECT (SELECT count(*) FROM terminology.practitioner) || ' ' ||"
          + " (SELECT count(*) FROM terminology.activity) || ' ' ||"
          + " (SELECT count(*) FROM terminology.establishment) || ' ' ||"
          + " (SELECT count(*) FROM terminology.import)";

  @TempDir private Path folder;
  private DataSource database;
  private Registers registers;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    registers = new DatabaseRegisters(database);
  }

  @Test
  void everybodyIsKnownByNameAndWhoWorksInTheRegionByAddress() throws Exception {
    Snapshot snapshot =
        load(
            Register.RPPS,
            practitioners(folder, "20261103", ANNE, ANNE_AT_THE_HOSPITAL, BRUNO_ELSEWHERE));
    assertThat(snapshot.rows()).isEqualTo(3);
    assertThat(snapshot.entries()).isEqualTo(2);
    assertThat(snapshot.kept()).isEqualTo(2);
    assertThat(snapshot.statedOn()).isEqualTo("2026-11-03");

    Practitioner anne = registers.practitioner("10000000001").orElseThrow();
    assertThat(anne.name()).isEqualTo("Docteur Anne MARTIN");
    assertThat(anne.activities()).hasSize(2);
    // Independent practice goes before a hospital.
    assertThat(anne.practice().orElseThrow().address().lines())
        .containsExactly("12B Rue des Lilas", "29200 Brest");
    Practitioner bruno = registers.practitioner("10000000002").orElseThrow();
    assertThat(bruno.familyName()).isEqualTo("PETIT");
    assertThat(bruno.activities()).isEmpty();
    assertThat(registers.practitioner("10000000003")).isEmpty();
  }

  @Test
  void whoeverIsGoneFromANewerFileStaysAsAbsentAndComesBack() throws Exception {
    load(Register.RPPS, practitioners(folder, "20261103", many(10, ANNE)));
    Snapshot without = load(Register.RPPS, practitioners(folder, "20261110", many(10)));
    assertThat(without.gone()).isEqualTo(1);
    Practitioner absent = new DatabaseRegisters(database).practitioner("10000000001").orElseThrow();
    assertThat(absent.absentSince()).contains(LocalDate.of(2026, 11, 10));
    assertThat(absent.practice()).isEmpty();
    assertThat(absent.activities()).hasSize(1);

    load(Register.RPPS, practitioners(folder, "20261117", many(10, ANNE)));
    Practitioner back = new DatabaseRegisters(database).practitioner("10000000001").orElseThrow();
    assertThat(back.absentSince()).isEmpty();
    assertThat(back.practice()).isPresent();
  }

  @Test
  void columnsAreFoundByTheirWordsAndInAFileWithoutNamesByRank() throws Exception {
    String renamed =
        OfficialFiles.HEADER
            .replace("Numéro FINESS site", "N° FINESS SITE")
            .replace("(coord. structure)", "(Coord.\u00a0Structure)");
    Path file =
        OfficialFiles.text(
            folder.resolve("PS_LibreAcces_Personne_activite_202611030830.txt"),
            StandardCharsets.UTF_8,
            renamed + "Une colonne de plus|",
            ANNE_AT_THE_HOSPITAL + "x|");
    load(Register.RPPS, file);
    assertThat(registers.practitioner("10000000001").orElseThrow().practice().orElseThrow())
        .satisfies(
            practice -> {
              assertThat(practice.siteFiness()).isEqualTo("290000017");
              assertThat(practice.address().town()).isEqualTo("Brest");
            });

    String unnamed =
        "8|10000000009|810000000009|DR|Docteur|MME|Madame|LE"
            + " GALL|Nolwenn|10|Médecin|C|Civil|S|x|SM54|Médecine"
            + " générale|L|Libéral|||||R1|CABINET||||4||R|Rue|Haute|||22000|22278"
            + "|Saint-Brieuc|99000|France|||||22|Côtes-d'Armor||||||||";
    Path bare = folder.resolve("PS_LibreAcces_Personne_activite_202611040830.txt");
    Files.writeString(bare, unnamed + "\n");
    load(Register.RPPS, bare);
    assertThat(
            new DatabaseRegisters(database)
                .practitioner("10000000009")
                .orElseThrow()
                .practice()
                .orElseThrow()
                .address()
                .town())
        .isEqualTo("Saint-Brieuc");
  }

  @Test
  void aRowThatCannotBeUsedIsLeftOutWithItsLineAndTooManyRefuseTheFile() throws Exception {
    String[] rows = many(200, "8|12|…|" + ANNE.substring(27), "8|short");
    Snapshot snapshot = load(Register.RPPS, practitioners(folder, "20261103", rows));
    assertThat(snapshot.leftOut()).isEqualTo(2);
    assertThat(snapshot.findings())
        .extracting(finding -> finding.code().code() + " " + finding.line())
        .containsExactly("REG-010 202", "REG-011 203");

    refusedAndUnchanged(
        "REG-006",
        () -> load(Register.RPPS, practitioners(folder, "20261104", many(10, "8|short"))));
  }

  @Test
  void aFileThatIsAnotherOneOlderCutOrFarShorterChangesNothing() throws Exception {
    load(Register.RPPS, practitioners(folder, "20261103", many(10)));
    load(Register.FINESS, facilities(folder, "20261103", CLASSIC));
    refusedAndUnchanged(
        "REG-001", () -> load(Register.RPPS, facilities(folder, "20261105", CLASSIC)));
    refusedAndUnchanged(
        "REG-001", () -> load(Register.FINESS, practitioners(folder, "20261105", ANNE)));
    refusedAndUnchanged(
        "REG-004", () -> load(Register.RPPS, practitioners(folder, "20261102", many(11))));
    refusedAndUnchanged(
        "REG-005", () -> load(Register.RPPS, practitioners(folder, "20261105", many(7))));
    refusedAndUnchanged("REG-008", () -> load(Register.RPPS, practitioners(folder, "20261105")));
    Path undated =
        Files.copy(
            practitioners(folder, "20261105", many(11)), folder.resolve("personne_activite.txt"));
    refusedAndUnchanged("REG-003", () -> load(Register.RPPS, undated));

    Path whole = practitioners(folder, "20261106", many(2000));
    Path zip = OfficialFiles.zipped(folder.resolve("cut-20261106.zip"), List.of(whole));
    byte[] bytes = Files.readAllBytes(zip);
    Path cut = Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));
    refusedAndUnchanged("REG-007", () -> load(Register.RPPS, cut));
  }

  @Test
  void closuresThatAreConfirmedAreTaken() throws Exception {
    load(Register.RPPS, practitioners(folder, "20261103", many(10)));
    Path shorter = practitioners(folder, "20261105", many(5));
    Snapshot taken =
        load(
            Register.RPPS,
            shorter,
            new RegisterImport.Manner(BRITTANY, Optional.empty(), true, false, bytes -> {}));
    assertThat(taken.gone()).isEqualTo(5);
  }

  @Test
  void aCheckSaysWhatWouldBeAndWritesNothing() throws Exception {
    load(Register.RPPS, practitioners(folder, "20261103", many(10)));
    List<String> before = everything();
    Snapshot checked =
        load(
            Register.RPPS,
            practitioners(folder, "20261110", many(9, ANNE)),
            new RegisterImport.Manner(BRITTANY, Optional.empty(), false, true, bytes -> {}));
    assertThat(checked.written()).isFalse();
    assertThat(checked.added()).isEqualTo(1);
    assertThat(checked.gone()).isEqualTo(1);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void theSameFileAgainIsKnownAndReadAgainForAnotherRegion() throws Exception {
    Path file = practitioners(folder, "20261103", ANNE, BRUNO_ELSEWHERE);
    load(Register.RPPS, file);
    assertThat(load(Register.RPPS, file).alreadyInUse()).isTrue();
    Snapshot wider =
        load(
            Register.RPPS,
            file,
            new RegisterImport.Manner(
                Region.WHOLE_COUNTRY, Optional.empty(), false, false, bytes -> {}));
    assertThat(wider.alreadyInUse()).isFalse();
    assertThat(registers.practitioner("10000000002").orElseThrow().practice()).isPresent();
  }

  @Test
  void anArchiveIsReadAsItIsPublished() throws Exception {
    Path other = Files.writeString(folder.resolve("PS_LibreAcces_Dipl_AutExerc.txt"), "a|b|\n");
    Path zip =
        OfficialFiles.zipped(
            folder.resolve("PS_LibreAcces_20261103.zip"),
            List.of(other, practitioners(folder, "20261103", ANNE)));
    assertThat(load(Register.RPPS, zip).entries()).isEqualTo(1);
  }

  @Test
  void finessIsReadInItsThreeForms() throws Exception {
    load(
        Register.FINESS,
        facilities(folder, "20261103", CLASSIC, "geolocalisation;290000017;1;2;3;4"));
    Establishment classic = registers.establishment("290000017").orElseThrow();
    assertThat(classic.name()).isEqualTo("CENTRE HOSPITALIER DE L'ESTRAN");
    assertThat(classic.category()).isEqualTo("355");
    assertThat(classic.siret()).isEqualTo("26290000100013");
    assertThat(classic.address().lines())
        .containsExactly("5 R DU PHARE", "BP 12", "29200 BREST CEDEX");
    assertThat(classic.address().townCode()).isEqualTo("29019");

    Path named =
        OfficialFiles.text(
            folder.resolve("finess_20261104.csv"),
            StandardCharsets.UTF_8,
            "nofinesset;nofinessej;rs;rslongue;numvoie;typvoie;voie;cog;codepostal;libelle_routage;telephone"
                + ";categetab;libcategetab;siret;dateouvert",
            "\"290000017\";\"290000009\";\"CH\";\"CH; DE L'ESTRAN\";5;RUE;DU"
                + " PHARE;29019;29200;BREST;02;355;Centre Hospitalier;26290000100013;1950-01-01");
    load(Register.FINESS, named);
    assertThat(new DatabaseRegisters(database).establishment("290000017").orElseThrow().name())
        .isEqualTo("CH; DE L'ESTRAN");

    Path json = folder.resolve("finess-structures-journalier-20261105.json");
    Files.writeString(
        json,
        """
        {"schemaVersion": "v1.0.0", "generatedAt": "2026-11-05T03:00:00Z", "gcc": [{"gccId": "1"}], "pmej": [
          {"informationsGeneralesPMEJ": {"numFinessPm": "290000009", "denominationPm": "CH ESTRAN   ", "siren": "262900001"},
           "adresse": [{"ligneQuatre": "5 RUE DU PHARE", "codePostal": "29200", "ligneAcheminement": "BREST", "cogCommune": "29019"}],
           "ege": [
             {"informationsGeneralesEGE": {"numFinessEge": "290000017", "nomEgeLong": "CH DE L'ESTRAN", "siret": "26290000100013"},
              "categorieentiteGeographiqueExercice": "355",
              "adresse": [{"ligneQuatre": "5 RUE DU PHARE", "codePostal": "29200", "ligneAcheminement": "BREST"}]},
             {"informationsGeneralesEGE": {"numFinessEge": "290000025", "nomEgeCourt": "ANNEXE", "dateFermeture": "2019-03-03"},
              "adresse": []}]}]}
        """);
    Snapshot plus = load(Register.FINESS, json);
    assertThat(plus.version()).isEqualTo("v1.0.0");
    Registers after = new DatabaseRegisters(database);
    assertThat(after.establishment("290000009").orElseThrow().kind())
        .isEqualTo(Establishment.Kind.EJ);
    assertThat(after.establishment("290000009").orElseThrow().name()).isEqualTo("CH ESTRAN");
    assertThat(after.establishment("290000025").orElseThrow().ended())
        .contains(LocalDate.of(2019, 3, 3));
  }

  @Test
  void mailboxesAreProposedByTheNumberOfTheirOwner() throws Exception {
    Path file =
        OfficialFiles.text(
            folder.resolve("Extraction_Correspondance_MSSante_202611030700.txt"),
            StandardCharsets.UTF_8,
            "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP|Identification nationale"
                + " PP|Type identifiant structure|Identification Structure|Service de"
                + " rattachement|Civilité|Nom d'exercice|Prénom d'exercice|Dématérialisation|Raison"
                + " Sociale|Enseigne commerciale|Code postal|Département|Pays|",
            "PER|anne.martin@medecin.mssante.example|8|10000000001|810000000001|||||MARTIN|Anne|O||"
                + "|29200|Finistère|France|",
            "ORG|labo@estran.mssante.example|||||290000017|Biologie||||N|CH DE L'ESTRAN||29200|||");
    load(Register.MSSANTE, file);
    assertThat(registers.mailboxes("10000000001"))
        .extracting(Mailbox::address)
        .containsExactly("anne.martin@medecin.mssante.example");
    assertThat(registers.mailboxes("290000017"))
        .containsExactly(
            new Mailbox("labo@estran.mssante.example", "CH DE L'ESTRAN", "Biologie", true));
  }

  private Snapshot load(Register register, Path file) throws SQLException {
    return load(
        register,
        file,
        new RegisterImport.Manner(BRITTANY, Optional.empty(), false, false, bytes -> {}));
  }

  private Snapshot load(Register register, Path file, RegisterImport.Manner manner)
      throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      try {
        Snapshot snapshot = new RegisterImport(tx, manner).load(register, file);
        tx.commit();
        return snapshot;
      } catch (TableRefused refused) {
        tx.rollback();
        throw refused;
      }
    }
  }

  private void refusedAndUnchanged(String code, ThrowingCallable load) throws SQLException {
    List<String> before = everything();
    assertThatThrownBy(load).isInstanceOf(TableRefused.class).hasMessageStartingWith(code);
    assertThat(everything()).isEqualTo(before);
  }

  private List<String> everything() throws SQLException {
    return TestQuery.rows(database, TABLES);
  }

  /** As many practitioners of other départements, then the given rows. */
  private static String[] many(int count, String... more) {
    return Stream.concat(
            IntStream.range(0, count)
                .mapToObj(i -> BRUNO_ELSEWHERE.replace("0000000002", "%010d".formatted(100 + i))),
            Arrays.stream(more))
        .toArray(String[]::new);
  }
}
