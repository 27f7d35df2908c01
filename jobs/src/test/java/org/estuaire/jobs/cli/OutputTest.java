package org.estuaire.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Language;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a terminal is given of what senders wrote. */
class OutputTest {

  private static final String HOSTILE = "Dupré\u001B[31m\u001B]0;titre\u0007\u009B2J\u202Etxt\nfin";

  private static String said(Consumer<Output> answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    answer.accept(new Output(out, Language.FR, ZoneId.of("Europe/Paris")));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void noAnswerCommandsATerminal() {
    for (String said :
        List.of(
            said(output -> output.line(HOSTILE)),
            said(output -> output.say(CliWord.UNKNOWN_PARTNER, HOSTILE)),
            said(output -> output.table(List.of("a", "#b"), List.of(List.of(HOSTILE, "1")))),
            said(output -> output.json(Map.of("name", HOSTILE))))) {
      assertThat(ControlCharacters.in(said)).isFalse();
      assertThat(said).contains("Dupré");
    }
  }

  @Test
  void aCellStaysOnTheLineOfItsRow() {
    String table =
        said(output -> output.table(List.of("a", "b"), List.of(List.of("un\ndeux", "trois"))));
    assertThat(table.lines()).hasSize(2);
  }

  @Test
  void jsonSaysWhatWasWritten() {
    String json = said(output -> output.json(Map.of("name", HOSTILE)));
    assertThat(JsonMapper.shared().readTree(json).path("name").asString()).isEqualTo(HOSTILE);
  }

  @Test
  void aTextOfSeveralLinesStaysOne() {
    assertThat(said(output -> output.line("un\ndeux")).lines()).containsExactly("un", "deux");
    assertThat(said(output -> output.line(""))).isEqualTo(System.lineSeparator());
  }
}
