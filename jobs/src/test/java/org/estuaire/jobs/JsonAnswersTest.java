package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command with {@code --json}, where there is nothing to find and where it can't work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonAnswersTest {

  private static final int USAGE = 2;
  private static final int CONFIGURATION = 3;
  private static final int NOT_FOUND = 5;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Where an empty repository has nothing under it; a command that is not here needs no word. */
  private static final Map<String, String> NOTHING =
      Map.ofEntries(
          Map.entry("load", "FOLDER/one.csv --partner nobody"),
          Map.entry("explain", "FOLDER/one.csv --partner nobody"),
          Map.entry("mapping propose", "FOLDER/one.csv"),
          Map.entry("mapping test", "FOLDER/one.csv"),
          Map.entry("deliveries", "--partner nobody"),
          Map.entry("deliveries retry", "1"),
          Map.entry("rejects list", "--partner nobody"),
          Map.entry("rejects show", "1"),
          Map.entry("rejects replay", "--delivery 1"),
          Map.entry("rejects export", "1 --to FOLDER/export"),
          Map.entry("rejects dismiss", "1 --why why"),
          Map.entry("trace", "nothing"),
          Map.entry("identity reconcile", "1.2 1.3"),
          Map.entry("identity cross-reference", "1.2 1.3 FOLDER/one.csv --reason why"),
          Map.entry("identity review", "--html FOLDER/review.html"),
          Map.entry("identity review show", "1"),
          Map.entry("identity review accept", "1 --reason why"),
          Map.entry("identity review refuse", "1 --reason why"),
          Map.entry("identity review postpone", "1 --until 2099-01-01"),
          Map.entry("identity link", "1.2|a 1.2|b --reason why"),
          Map.entry("identity unlink", "1.2|a 1.2|b --reason why"),
          Map.entry("identity merge", "1.2|a 1.2|b --reason why"),
          Map.entry("identity unmerge", "1.2|a 1.2|b --reason why"),
          Map.entry("person", "nobody"),
          Map.entry("trend", "--person nobody --analyte 4548-4"),
          Map.entry("database roles", "--database estran"),
          Map.entry("partner add", "cd-38 --name Name --kind council"),
          Map.entry("report", "999"),
          Map.entry("extract", "nothing"),
          Map.entry("opposition", "1.2 7"),
          Map.entry("circle import", "nobody FOLDER/one.csv"),
          Map.entry("circle end", "nobody 1.2 7"),
          Map.entry("terminology import", "cog FOLDER/one.csv"),
          Map.entry("terminology unmapped", "--partner nobody"),
          Map.entry("terminology remap", "--partner nobody"),
          Map.entry("terminology review show", "--partner nobody CODE"),
          Map.entry("terminology review approve", "--partner nobody CODE"),
          Map.entry("terminology review refuse", "--partner nobody CODE --why why"),
          // It would stay.
          Map.entry("serve", "--nothing"));

  /** What a command printed on standard output. */
  private record Printed(int exit, String out, String err) {

    JsonNode json() {
      return JSON.readTree(out);
    }

    /** Its own value, or a sentence with its exit code. */
    boolean explains() {
      return json().isArray() || !json().has("error") || json().get("exitCode").asInt() == exit;
    }
  }

  @TempDir private static Path folder;

  private final Map<String, Printed> onNothing = new TreeMap<>();
  private final Map<String, Printed> misspelt = new TreeMap<>();
  private final Map<String, Printed> unconfigured = new TreeMap<>();

  @BeforeAll
  void everyCommand() throws Exception {
    Files.writeString(folder.resolve("one.csv"), "a;b\n1;2\n");
    String here = " --data " + folder.resolve("data") + " --lang en --json --config ";
    String configured = here + TestInstallation.CONFIG;
    Map<String, String> lines = new LinkedHashMap<>();
    CommandModel.all()
        .keySet()
        .forEach(
            name -> {
              String words = NOTHING.getOrDefault(name, "").replace("FOLDER", folder.toString());
              lines.put("a " + name, name + " " + words + configured);
              lines.put("b " + name, name + " --misspelt " + words + configured);
              lines.put("c " + name, name + " " + words + here + folder.resolve("missing"));
            });
    run(lines)
        .forEach(
            (key, answer) ->
                Map.of('a', onNothing, 'b', misspelt, 'c', unconfigured)
                    .get(key.charAt(0))
                    .put(key.substring(2), answer));
  }

  @Test
  void whoeverAsksForJsonGetsOneValueAndNothingElse() {
    for (Map<String, Printed> answers : List.of(onNothing, misspelt, unconfigured)) {
      assertThat(answers).hasSameSizeAs(CommandModel.all().keySet());
      answers.forEach(
          (command, answer) -> {
            assertThatCode(answer::json).as(command + answer).doesNotThrowAnyException();
            assertThat(answer.json().isMissingNode()).as(command + answer).isFalse();
            assertThat(answer.explains()).as(command + answer).isTrue();
          });
    }
  }

  @Test
  void noCommandEndsInAnErrorOfOurs() {
    for (Map<String, Printed> answers : List.of(onNothing, misspelt, unconfigured)) {
      answers.forEach(
          (command, answer) -> assertThat(answer.exit()).as(command + answer).isNotEqualTo(1));
    }
  }

  @Test
  void aWrongCommandLineIsAnErrorWithASentence() {
    misspelt.forEach(
        (command, answer) -> {
          assertThat(answer.exit()).as(command + answer).isEqualTo(USAGE);
          assertThat(answer.json().get("exitCode").asInt()).isEqualTo(USAGE);
          assertThat(answer.json().get("error").asString()).as(command).isNotBlank();
        });
  }

  @Test
  void whatIsNotFoundIsAnErrorWithASentenceOrAnEmptyList() {
    for (String command : List.of("rejects show", "report", "identity review show", "extract")) {
      Printed answer = onNothing.get(command);
      assertThat(answer.exit()).as(command + answer).isEqualTo(NOT_FOUND);
      assertThat(answer.json().get("error").asString()).isNotBlank();
    }
    for (String command : List.of("rejects list", "deliveries", "terminology unmapped")) {
      Printed answer = onNothing.get(command);
      assertThat(answer.exit()).as(command + answer).isEqualTo(NOT_FOUND);
      assertThat(answer.json().isArray()).isTrue();
      assertThat(answer.json()).isEmpty();
    }
  }

  @Test
  void aConfigurationThatIsMissingIsAnErrorThatNamesTheFile() {
    for (String command : List.of("nightly", "load", "rejects replay", "terminology remap")) {
      Printed answer = unconfigured.get(command);
      assertThat(answer.exit()).as(command + answer).isEqualTo(CONFIGURATION);
      assertThat(answer.json().get("error").asString()).contains("CFG-001", "estuaire.yaml");
    }
  }

  private static Map<String, Printed> run(Map<String, String> lines) {
    Map<String, String> environment = TestInstallation.environment();
    Map<String, Printed> printed = new LinkedHashMap<>();
    lines.forEach(
        (key, line) -> {
          CommandLine.Answer answer = CommandLine.under(environment, line.strip().split(" +"));
          printed.put(key, new Printed(answer.exit(), answer.out(), answer.err()));
        });
    return printed;
  }
}
