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

/**
 * The table, on the page of a format, of what becomes of a row by each rule.
 *
 * @param page file of {@code docs/formats}
 * @param rules of the record type
 * @param onlyTold those of them that only show when a row is loaded
 * @param agreeable those on whose severity a council may agree, cells that can't be read among them
 */
public record SeverityTable(
    String page, List<FindingCode> rules, List<FindingCode> agreeable, List<FindingCode> onlyTold) {

  private static final String BEGIN = "<!-- severities -->\n";
  private static final String END = "<!-- /severities -->";

  /** The page is as the rules are; or made so, with {@code -Destuaire.rewrite=true}. */
  public void isOnItsPage() throws IOException {
    Path file = Path.of("..", "docs", "formats", page);
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.writeString(file, text.substring(0, begin) + table() + text.substring(end));
    } else {
      assertThat(text.substring(begin, end)).isEqualTo(table());
    }
  }

  private String table() {
    return "| rule | for everybody | may be agreed on | what it says |\n|---|---|---|---|\n"
        + Stream.concat(rules.stream(), UnreadableCells.RULES.stream())
            .map(this::row)
            .collect(Collectors.joining());
  }

  /** Cells that can't be read are told where neither key nor identity is in them. */
  private String row(FindingCode code) {
    boolean ofCell = UnreadableCells.RULES.contains(code);
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            code.code(),
            ofCell ? "tell" : word(code.severity()),
            agreement(code, ofCell),
            code.sentence(Language.EN).replace("|", "\\|"));
  }

  private String agreement(FindingCode code, boolean ofCell) {
    if (!ofCell && !agreeable.contains(code)) {
      return "no";
    }
    return onlyTold.contains(code) ? "tell, off" : "yes";
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "refuse";
      case HOLD -> "hold";
      default -> "tell";
    };
  }
}
