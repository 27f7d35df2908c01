package org.estuaire.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;
import org.estuaire.extract.Study.KeyLocation.DataFile;
import org.estuaire.extract.SyntheticFollowUp.Someone;
import org.estuaire.identity.registry.Numbering;
import org.estuaire.identity.registry.TestPersons;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractionTest {

  private static final Someone ELDERLY = Someone.born("1941-03-12");

  @TempDir Path temp;
  private DataSource database;
  private Connection loading;
  private SyntheticFollowUp territory;
  private Study study;

  @BeforeEach
  void aTerritoryAndAStudyThatDeliversEveryRow() throws Exception {
    database = TestDatabase.create();
    loading = database.getConnection();
    territory = new SyntheticFollowUp(loading);
    study = request().study(temp.resolve("config"));
  }

  @AfterEach
  void close() throws SQLException {
    loading.close();
  }

  @Test
  void aRowTellsOfOnePersonAnalyteAndQuarter() throws Exception {
    long person = diabetic(ELDERLY);
    territory.hba1c(person, "2026-05-04", "7.4");
    territory.hba1c(person, "2026-06-15", "8.1");

    run("out");

    assertThat(data("out"))
        .hasSize(2)
        .anySatisfy(
            row ->
                assertThat(row)
                    .matches(
                        "[0-9A-HJKMNP-TV-Z]{26};2026-T2;85-89;F;Estran littoral;hba1c;2;8-<9;N"
                            + ";6\\.0;12\\.0;[0-9A-HJKMNP-TV-Z]{26}"));
  }

  @Test
  void aStudyKeepsItsPseudonymsWhenPersonsAreNumberedAnew() throws Exception {
    diabetic(ELDERLY);
    diabetic(Someone.born("1950-06-01").man());
    run("before");

    Numbering.open(database, TestPersons.NUMBERS);
    run("after");

    assertThat(data("after")).isEqualTo(data("before"));
  }

  @Test
  void aStudyThatBeginsLaterKnowsPersonsByTheirKeyedNumbersAlone() throws Exception {
    diabetic(ELDERLY);
    StudyKey key = new StudyKey(new byte[StudyKey.BYTES]);
    Files.createDirectories(temp.resolve("data/keys"));
    Path keyFile = temp.resolve("data").resolve(((DataFile) study.key()).path());
    Files.createFile(
        keyFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(keyFile, Base64.getEncoder().encodeToString(new byte[StudyKey.BYTES]));
    UUID former = person();
    Numbering.open(database, TestPersons.NUMBERS);

    run("out");

    assertThat(data("out"))
        .allSatisfy(row -> assertThat(row).startsWith(key.ofPerson(person().toString())))
        .noneSatisfy(row -> assertThat(row).startsWith(key.ofPerson(former.toString())));
  }

  @Test
  void aKeyBelongsToOneStudy() throws Exception {
    diabetic(ELDERLY);
    run("out");
    Study other =
        StudyFile.shipped()
            .replacing("id: suivi-biologique", "id: autre-etude")
            .study(temp.resolve("other"), "autre-etude");

    assertThatThrownBy(() -> extraction().run(other, temp.resolve("other-out")))
        .isInstanceOfSatisfying(
            ExtractionRefused.class,
            refused -> {
              assertThat(refused.mistake().toString()).contains("EXT-180");
              assertThat(refused.mistake().finding().arguments())
                  .containsExactly("key", "suivi-biologique");
            });
    assertThat(temp.resolve("other-out")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldWithItsRemedy() throws Exception {
    diabetic(ELDERLY);
    Path file = Files.createFile(temp.resolve("a-file"));

    assertThatThrownBy(() -> extraction().run(study, file.resolve("out")))
        .isInstanceOfSatisfying(
            ExtractionRefused.class,
            refused -> {
              assertThat(refused.mistake().toString()).contains("EXT-181");
              assertThat(refused.mistake().finding().arguments())
                  .containsExactly("output", file.resolve("out").toString());
            });
  }

  private UUID person() throws SQLException {
    try (Statement statement = loading.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM identity.person")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  @Test
  void theAgeIsThatOfTheLastDayOfTheQuarterAndEndsAtNinety() throws Exception {
    diabetic(Someone.born("1961-03-31"));
    diabetic(Someone.born("1961-04-01").man());
    diabetic(Someone.born("1926-01-15"));

    ExtractionSummary summary = run("out");

    assertThat(data("out"))
        .extracting(row -> row.split(";", -1)[2] + row.split(";", -1)[3])
        .containsExactlyInAnyOrder("65-69F", "90+F");
    assertThat(summary.flow().persons(Fate.TOO_YOUNG)).isEqualTo(1);
  }

  @Test
  void onlyPersonsWithAConditionOfTheCohortAreDelivered() throws Exception {
    diabetic(ELDERLY);
    territory.hba1c(territory.person(ELDERLY), "2026-02-03", "5.4");
    long prediabetic = territory.person(ELDERLY);
    territory.result(prediabetic, "2024-02-03", "4548-4", "7.1", "%", "F");
    territory.hba1c(prediabetic, "2026-02-03", "7.1");
    diabetic(ELDERLY.with("FICT"));

    ExtractionSummary summary = run("out");

    assertThat(summary.flow().persons(Fate.DELIVERED)).isEqualTo(1);
    assertThat(summary.flow().persons(Fate.NOT_CONCERNED)).isEqualTo(2);
    assertThat(summary.flow().persons(Fate.FICTITIOUS)).isEqualTo(1);
  }

  @Test
  void resultsThatAreNotFinalDoNotCount() throws Exception {
    long person = territory.person(ELDERLY);
    territory.hba1c(person, "2026-02-03", "7.1");
    for (String status : List.of("P", "D", "W", "X")) {
      territory.result(person, "2026-03-05", "4548-4", "7", "%", status);
    }

    assertThat(run("out").flow().persons(Fate.NOT_CONCERNED)).isEqualTo(1);
  }

  @Test
  void identitiesOfOnePersonMakeOneRow() throws Exception {
    long first = territory.person(ELDERLY);
    long second = territory.sameAs(first, ELDERLY);
    territory.hba1c(first, "2026-01-10", "7");
    territory.hba1c(second, "2026-02-10", "7");

    run("out");

    assertThat(data("out")).hasSize(1).first().asString().contains(";hba1c;2;7-<8;");
  }

  @Test
  void anObjectionHoldsForTheWholePersonAndUntilItIsWithdrawn() throws Exception {
    long first = diabetic(ELDERLY);
    long second = territory.sameAs(first, ELDERLY);
    OppositionRegister register = new OppositionRegister(database, "test");
    LocalDate day = LocalDate.of(2026, 11, 1);

    assertThat(register.oppose("test", "unknown", "evaluation", day)).isFalse();
    register.oppose("test", SyntheticFollowUp.localId(second), "teaching", day);
    assertThat(run("before").rows()).isEqualTo(1);

    register.oppose("test", SyntheticFollowUp.localId(second), "evaluation", day);
    ExtractionSummary opposed = run("opposed");
    assertThat(opposed.rows()).isZero();
    assertThat(opposed.flow().persons(Fate.OPPOSED)).isEqualTo(1);

    register.withdraw("test", SyntheticFollowUp.localId(first), "evaluation", day.plusDays(1));
    assertThat(run("after").rows()).isEqualTo(1);

    register.oppose("test", SyntheticFollowUp.localId(first), "*", day);
    assertThat(run("everything").rows()).isZero();
  }

  @Test
  void noFileHoldsWhatIdentifiesSomebody() throws Exception {
    for (int i = 0; i < 12; i++) {
      diabetic(ELDERLY.in("3890" + (1 + i % 6)));
    }

    run("out");

    String everything = everything("out");
    assertThat(territory.secrets()).hasSizeGreaterThan(60);
    for (String secret : territory.secrets()) {
      assertThat(everything).doesNotContain(secret);
    }
    assertThat(everything)
        .doesNotContain("SECRET", "labo-a", "1941", "38901;", "rue secrète", "Camille");
  }

  @Test
  void theSameDataGiveTheSameBytes() throws Exception {
    for (int i = 0; i < 30; i++) {
      diabetic(i % 2 == 0 ? ELDERLY : ELDERLY.man().in("38902"));
    }

    run("one");
    run("two");

    for (String file : files("one")) {
      assertThat(temp.resolve("two").resolve(file))
          .hasSameBinaryContentAs(temp.resolve("one").resolve(file));
    }
    assertThat(files("one"))
        .containsExactly(
            "datapackage.json",
            "dictionnaire.csv",
            "flux.csv",
            "suivi_biologique.csv",
            "table_resume.csv");
  }

  @Test
  void thePackageTellsHashesSizesKeyAndTheDateOfTheData() throws Exception {
    diabetic(ELDERLY);

    ExtractionSummary summary = run("out");

    JsonNode root = JsonMapper.builder().build().readTree(temp.resolve("out/datapackage.json"));
    assertThat(root.get("x-keyFingerprint").asString()).isEqualTo(summary.keyFingerprint());
    assertThat(Instant.parse(root.get("created").asString()))
        .isEqualTo(Instant.parse("2026-02-11T01:00:00Z"));
    assertThat(root.get("resources")).hasSize(4);
    for (JsonNode resource : root.get("resources")) {
      byte[] bytes = Files.readAllBytes(temp.resolve("out/" + resource.get("path").asString()));
      assertThat(resource.get("bytes").asLong()).isEqualTo(bytes.length);
      assertThat(resource.get("hash").asString())
          .isEqualTo(
              "sha256:"
                  + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
      String header = new String(bytes, StandardCharsets.UTF_8).split("\r\n")[0];
      assertThat(resource.get("schema").get("fields").values())
          .extracting(field -> field.get("name").asString())
          .containsExactly(header.split(";"));
    }
  }

  @Test
  void aCellOfFewerThanElevenPersonsIsHiddenInEveryTable() throws Exception {
    for (int i = 0; i < 12; i++) {
      diabetic(ELDERLY);
    }
    territory.hba1c(diabetic(ELDERLY), "2026-04-10", "7");

    run("out");

    assertThat(lines("out", "table_resume.csv"))
        .contains("2026-T1;hba1c;NS;NS;NS;NS;NS", "2026-T2;hba1c;NS;NS;NS;NS;NS")
        .contains("TOTAL;TOTAL;14;;;;");
    assertThat(lines("out", "flux.csv"))
        .contains("chargées;;13", "livrées;;13", "exclues;opposition à la finalité;0");
  }

  @Test
  void rowsOfTooFewPersonsLoseTheirZoneAndAreThenWithheld() throws Exception {
    Study strict = request().replacing("rows: 1", "rows: 3").study(temp.resolve("strict"));
    for (int i = 0; i < 3; i++) {
      diabetic(ELDERLY);
    }
    diabetic(ELDERLY.man());
    diabetic(ELDERLY.man().in("38902"));
    diabetic(ELDERLY.man().in("69901"));
    diabetic(Someone.born("1950-01-01"));

    ExtractionSummary summary = extraction().run(strict, temp.resolve("out"));

    assertThat(data("out"))
        .extracting(row -> row.split(";", -1)[3] + " " + row.split(";", -1)[4])
        .containsExactlyInAnyOrder(
            "F Estran littoral", "F Estran littoral", "F Estran littoral", "M *", "M *", "M *");
    assertThat(summary.flow().persons(Fate.TOO_RARE)).isEqualTo(1);
  }

  @Test
  void aStudyGetsOnlyTheVariablesItAskedFor() throws Exception {
    Study modest =
        request()
            .replacing("  - {name: sexe, reason: ajuster sur le sexe}\n", "")
            .replacing("  - {name: zone, reason: comparer les parties du territoire}\n", "")
            .study(temp.resolve("modest"));
    diabetic(ELDERLY);

    extraction().run(modest, temp.resolve("out"));

    assertThat(lines("out", "suivi_biologique.csv").get(0))
        .startsWith("pseudonyme;trimestre;classe_age;analyte;");
    assertThat(everything("out")).doesNotContain("sexe", "Estran littoral");
  }

  @Test
  void aNameThatASpreadsheetWouldExecuteIsNeutralised() throws Exception {
    Study hostile =
        request()
            .replacing("{name: Estran littoral", "{name: \"=HYPERLINK(1)\"")
            .study(temp.resolve("hostile"));
    diabetic(ELDERLY);

    extraction().run(hostile, temp.resolve("out"));

    assertThat(data("out").get(0)).contains(";'=HYPERLINK(1);");
    assertThat(lines("out", "dictionnaire.csv")).noneMatch(line -> line.contains(";=HYPERLINK"));
  }

  @Test
  void valuesInAnotherUnitAreConvertedOrLeftWithoutClass() throws Exception {
    long person = diabetic(ELDERLY);
    territory.result(person, "2026-02-12", "14682-9", "10", "mg/L", "F");
    territory.result(person, "2026-05-12", "14682-9", "10", "g/L", "F");

    run("out");

    assertThat(data("out"))
        .anyMatch(row -> row.contains("2026-T1") && row.contains(";creatinine;1;60-<90;"))
        .anyMatch(row -> row.contains("2026-T2") && row.contains(";creatinine;1;;"));
  }

  @Test
  void aPreviewCountsTheSameAndWritesNothing() throws Exception {
    diabetic(ELDERLY);

    ExtractionSummary preview = extraction().preview(study);

    assertThat(preview.rows()).isEqualTo(1);
    assertThat(preview.files()).isEmpty();
    assertThat(temp.resolve("data")).doesNotExist();
  }

  @Test
  void everyExtractionIsKeptInTheAuditTrail() throws Exception {
    run("out");

    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet event =
            statement.executeQuery(
                "SELECT said_by, subject, detail FROM audit.event WHERE action = 'extract'")) {
      event.next();
      assertThat(event.getString(1)).isEqualTo("camille");
      assertThat(event.getString(2)).isEqualTo("study suivi-biologique");
      assertThat(event.getString(3)).contains("suivi_biologique.csv", "keyFingerprint");
    }
  }

  @Test
  void rowsAreInTheOrderOfTheirPseudonyms() throws Exception {
    for (int i = 0; i < 25; i++) {
      diabetic(ELDERLY);
    }

    run("out");

    assertThat(data("out")).hasSize(25).isSorted();
    assertThat(data("out")).extracting(row -> row.substring(0, 26)).doesNotHaveDuplicates();
  }

  private static StudyFile request() {
    return StudyFile.shipped().replacing("rows: 5", "rows: 1");
  }

  /** With two HbA1c in the first quarter of 2026. */
  private long diabetic(Someone who) throws Exception {
    long person = territory.person(who);
    territory.hba1c(person, "2026-01-10", "7");
    territory.hba1c(person, "2026-02-10", "7");
    return person;
  }

  private Extraction extraction() {
    StudyKeys keys = new StudyKeys(temp.resolve("data"), Map.of(), Environment.DEMO);
    return new Extraction(database, keys, Partner.METROPOLITAN_FRANCE, "camille");
  }

  private ExtractionSummary run(String folder) throws Exception {
    return extraction().run(study, temp.resolve(folder));
  }

  private List<String> data(String folder) throws IOException {
    List<String> lines = lines(folder, "suivi_biologique.csv");
    return lines.subList(1, lines.size());
  }

  private List<String> lines(String folder, String file) throws IOException {
    return Files.readAllLines(temp.resolve(folder).resolve(file));
  }

  private List<String> files(String folder) throws IOException {
    try (var files = Files.list(temp.resolve(folder))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private String everything(String folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file : files(folder)) {
      all.append(file).append(Files.readString(temp.resolve(folder).resolve(file)));
    }
    return all.toString();
  }
}
