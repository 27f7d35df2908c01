package org.estuaire.synthetic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.estuaire.jobs.CommandLine;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.jobs.HelpContract;
import org.junit.jupiter.api.Test;
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
}
