package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.estuaire.jobs.CommandLine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code estuaire explain} from its words to its answer, on a repository that holds data: what it
 * says in each form, how it ends, and that nothing but its line in the trail stays behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainCommandTest {

  private static final String LABO = "labo-val-marnon";
  private static final String LOADED = "VM_20261120_1800.hl7";
  private static final String WITH_ERRORS =
      "VM_20261120_2000_un-bon-un-malforme-un-contradictoire.hl7";

  @TempDir private static Path folder;

  private TestInstallation region;
  private CommandLine commands;

  @BeforeAll
  void aNightHasLoadedSomething() throws Exception {
    region = TestInstallation.embedded(folder.resolve("data"), TestInstallation.CONFIG);
    commands = new CommandLine(folder.resolve("data"), TestInstallation.CONFIG);
    region.drop(LABO, LOADED, TestInstallation.sample(LABO, LOADED));
    region.night();
    assertThat(region.value("SELECT count(*) FROM lab.result")).isNotEqualTo("0");
  }

  @AfterAll
  void close() {
    region.close();
  }

  @Test
  void theTextTheJsonAndThePageSayTheSameAndNothingIsWritten() throws Exception {
    Map<String, String> before = TableHashes.exact(region.installation().database());
    String file = sample(WITH_ERRORS);
    Path page = folder.resolve("essai.html");

    Answer text = commands.run("explain", file, "--partner", LABO, "--html", page.toString());
    JsonNode json = json(commands.run("explain", file, "--partner", LABO, "--json"));

    assertThat(TableHashes.exact(region.installation().database())).isEqualTo(before);
    assertThat(text.exit()).as(text.err()).isEqualTo(7);
    JsonNode count = json.path("files").path(0).path("count");
    assertThat(count.path("loaded").asInt()).isPositive();
    assertThat(count.path("rejected").asInt()).isPositive();
    String html = Files.readString(page);
    assertThat(html).contains("ESSAI – rien n'a été chargé", WITH_ERRORS, "À faire : ");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
    for (JsonNode cause : json.path("files").path(0).path("causes")) {
      assertThat(text.out()).contains(cause.path("code").asString());
      assertThat(html).contains(cause.path("code").asString());
    }
    assertThat(
            region.value(
                "SELECT count(*) FROM audit.event WHERE action = 'explain' AND subject LIKE ?",
                "%" + json.path("sha256").asString() + "%"))
        .isEqualTo("2");
  }

  @Test
  void whatTheRepositoryHoldsAlreadyIsNothingToCorrect() throws Exception {
    Answer known = commands.run("explain", sample(LOADED), "--partner", LABO);
    assertThat(known.exit()).as(known.err()).isZero();
    assertThat(known.out()).contains("TRY-001");
    assertThat(
            json(commands.run("explain", sample(LOADED), "--partner", LABO, "--json"))
                .path("files")
                .path(0)
                .path("verdict")
                .asString())
        .isEqualTo("ALREADY_RECEIVED");
  }

  @Test
  void aFileOfAnUnknownFormatIsRefusedWithTheReasonInEachForm() throws Exception {
    Path unknown = folder.resolve("courrier.bin");
    Files.write(unknown, new byte[] {1, 2, 3, 4, 0, 9});
    Path page = folder.resolve("inconnu.html");
    Answer text =
        commands.run("explain", unknown.toString(), "--partner", LABO, "--html", page.toString());
    assertThat(text.exit()).as(text.err()).isEqualTo(7);
    assertThat(text.out()).contains("DEL-001");
    assertThat(Files.readString(page)).contains("DEL-001", "Aucun format ne reconnaît ce fichier");
    assertThat(
            json(commands.run("explain", unknown.toString(), "--partner", LABO, "--json"))
                .path("good")
                .asBoolean())
        .isFalse();
  }

  @Test
  void whoIsNotConfiguredIsNotFound() {
    Answer nobody = commands.run("explain", sample(LOADED), "--partner", "labo-inconnu");
    assertThat(nobody.exit()).isEqualTo(5);
    assertThat(nobody.err()).contains("labo-inconnu");
    assertThat(nobody.out()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNamedWithoutATrace() {
    for (Path unreadable : new Path[] {folder.resolve("absent.hl7"), folder.resolve("data")}) {
      Answer answer = commands.run("explain", unreadable.toString(), "--partner", LABO);
      assertThat(answer.exit()).as(answer.err()).isEqualTo(2);
      assertThat(answer.err()).contains(unreadable.toString()).doesNotContain("\tat ", "Exception");
      assertThat(answer.out()).isEmpty();
    }
  }

  private static String sample(String name) {
    return TestInstallation.SAMPLES.resolve(LABO).resolve(name).toString();
  }

  private static JsonNode json(Answer answer) {
    return JsonMapper.shared().readTree(answer.out().getBytes(StandardCharsets.UTF_8));
  }
}
