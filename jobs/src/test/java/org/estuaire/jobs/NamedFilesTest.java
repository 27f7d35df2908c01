package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.jobs.CommandLine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders that a command line names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedFilesTest {

  private static final String CREATININE = "14682-9";

  @TempDir private static Path folder;

  private TestInstallation night;
  private CommandLine commands;
  private String person;

  @BeforeAll
  void loadTheSamples() throws Exception {
    night = TestInstallation.open(folder.resolve("data"), TestInstallation.CONFIG);
    night.sampleNight();
    commands = night.commands();
    person =
        night
            .rows(
                "SELECT s.domain || '|' || s.local_id FROM lab.result x"
                    + " JOIN lab.report r ON r.id = x.report_id"
                    + " JOIN identity.source_identity s ON s.id = r.source_identity_id"
                    + " WHERE x.code = ? LIMIT 1",
                CREATININE)
            .get(0);
  }

  @AfterAll
  void close() {
    night.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trend --person PERSON --analyte 14682-9 --html MISSING",
        "trend --person PERSON --analyte 14682-9 --svg MISSING",
        "identity review --html MISSING",
        "identity indicators --csv MISSING",
        "circle import cabinet-du-port MISSING",
        "rejects export 1 --to MISSING",
        "rejects replay 1 --yes --with MISSING",
        "extract suivi-biologique --output FILE/below"
      })
  void oneThatIsNotThereIsToldInOneLineThatNamesIt(String command) throws Exception {
    Path file = Files.writeString(folder.resolve("a file"), "");
    Path missing = folder.resolve("nowhere/named");
    Answer answer =
        commands.run(
            Stream.of(command.split(" "))
                .map(word -> word.replace("PERSON", person))
                .map(word -> word.replace("MISSING", missing.toString()))
                .map(word -> word.replace("FILE", file.toString()))
                .toArray(String[]::new));
    assertThat(answer.exit()).isIn(2, 7);
    assertThat(answer.out() + answer.err())
        .containsPattern("nowhere/named|a file")
        .doesNotContain("Erreur interne", "Exception\n\tat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "circle import cabinet-du-port FOLDER",
        "identity cross-reference 1.2 1.3 FOLDER --reason why",
        "rejects replay 1 --yes --with FOLDER",
        "load FOLDER --partner cd-38"
      })
  void aFolderInThePlaceOfAFileIsSaidToBeOne(String command) {
    Answer answer = commands.run(command.replace("FOLDER", folder.toString()).split(" "));
    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.err()).contains(folder + " : c'est un dossier, il faut un fichier.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "circle import cabinet-du-port FILE",
        "identity cross-reference 1.2 1.3 FILE --reason why",
        "terminology import cog FILE"
      })
  void aFileThatIsNoTextOrOfOtherColumnsIsRefusedByItsName(String command) throws Exception {
    Path file = folder.resolve("strange.csv");
    for (byte[] content :
        List.of(
            new byte[] {'a', ';', 'b', '\n', (byte) 0xFF, ';', '1', '\n'},
            "a;a\n1;2\n".getBytes(StandardCharsets.UTF_8))) {
      Files.write(file, content);
      Answer answer = commands.run(command.replace("FILE", file.toString()).split(" "));
      assertThat(answer.exit()).as(answer.err()).isEqualTo(7);
      assertThat(answer.out()).contains("strange.csv");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "report 0, 5",
    "report 999, 5",
    "deliveries --most 0, 2",
    "rejects list --most -1, 2"
  })
  void aNumberThatCantBeIsNoErrorOfOurs(String command, int exit) {
    assertThat(commands.run(command.split(" ")).exit()).isEqualTo(exit);
  }

  @Test
  void whatHoldsPersonalDataIsReadByItsOwnerOnlyWhateverLayThere() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "");
    Path extract = folder.resolve("new/extract");
    commands.run("trend", "--person", person, "--analyte", CREATININE, "--html", page.toString());
    commands.run("extract", "suivi-biologique", "--output", extract.toString());
    assertThat(Files.readString(page)).contains("</html>");
    assertThat(rights(page)).isEqualTo("rw-------");
    assertThat(rights(extract)).isEqualTo("rwx------");
    assertThat(TestInstallation.files(extract))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(rights(file)).isEqualTo("rw-------"));
  }

  @Test
  void nothingInTheDataFolderIsOpenToOthersButTheFiguresForPrometheus() throws Exception {
    try (Stream<Path> walk = Files.walk(folder.resolve("data"))) {
      List<Path> open =
          walk.filter(path -> !path.toString().contains("/postgres"))
              .filter(path -> !path.toString().contains("/metrics"))
              .filter(path -> !rights(path).endsWith("------"))
              .toList();
      assertThat(open).isEmpty();
    }
  }

  private static String rights(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
