package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.estuaire.jobs.CommandLine.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new command or option is told in French and in English. */
final class HelpTest extends HelpContract {

  @ParameterizedTest
  @ValueSource(strings = {"generate DIR --persons 3", "bench lab", "bench reconcile --size 5"})
  void aCommandThatProductionDoesWithoutSaysSoInOneLine(String command) {
    Answer answer = CommandLine.bare((command + " --lang fr").split(" "));

    assertThat(answer.exit()).isEqualTo(7);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err().lines()).singleElement().asString().contains("estuaire-synthetic.jar");
  }

  @Test
  void itIsNotListed() {
    assertThat(CommandLine.bare("--help").out()).doesNotContain("generate ", "bench ");
  }
}
