package org.estuaire.synthetic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.estuaire.jobs.CommandLine;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.jobs.HelpContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All commands of a checkout: what production does without is told like the rest. */
final class SyntheticHelpTest extends HelpContract {

  @Test
  void whatThisJarBringsIsListed() {
    assertThat(CommandLine.bare("--help", "--lang", "en").out())
        .contains("generate ", "Engineers\n  bench ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate",
        "generate /tmp --misspelt",
        "bench lab --format nothing",
        "bench --misspelt",
        "bench reconcile --size 0"
      })
  void aWrongCommandLineIsAnErrorWithASentenceInJson(String command) {
    Answer answer = CommandLine.bare((command + " --json --lang en").split(" "));
    assertThat(answer.exit()).isEqualTo(2);
    JsonNode json = JsonMapper.shared().readTree(answer.out());
    assertThat(json.get("exitCode").asInt()).isEqualTo(2);
    assertThat(json.get("error").asString()).isNotBlank();
  }

  @Test
  void aFolderThatCanNotBeMadeIsToldInOneLineThatNamesIt(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a file"), "");
    Answer answer = CommandLine.bare("generate", file + "/below");
    assertThat(answer.exit()).isIn(2, 7);
    assertThat(answer.out() + answer.err())
        .contains("a file")
        .doesNotContain("Erreur interne", "Exception\n\tat");
  }
}
