package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Severity;
import org.junit.jupiter.api.Test;

/** The page of the format says what becomes of a row by each rule. */
class SeverityTableTest {

  private static final Path PAGE = Path.of("..", "docs", "formats", "apa-csv.md");
  private static final String BEGIN = "<!-- severities -->\n";
  private static final String END = "<!-- /severities -->";

  @Test
  void thePageHasTheSeverityOfEveryRule() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(table());
    }
  }

  private static String table() {
    List<FindingCode> agreeable = ApaRecords.agreeable();
    return "| rule | for everybody | may be agreed on | what it says |\n|---|---|---|---|\n"
        + Stream.concat(Stream.of(SocialFinding.values()), UnreadableCells.RULES.stream())
            .map(code -> row(code, agreeable.contains(code)))
            .collect(Collectors.joining());
  }

  /** Cells that can't be read are told where neither key nor identity is in them. */
  private static String row(FindingCode code, boolean agreeable) {
    boolean refuses = code instanceof SocialFinding && code.severity() == Severity.ERROR;
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            code.code(),
            refuses ? "refuse" : "tell",
            agreeable ? "yes" : "no",
            code.sentence(Language.EN).replace("|", "\\|"));
  }
}
