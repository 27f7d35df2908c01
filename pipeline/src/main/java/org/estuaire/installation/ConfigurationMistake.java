package org.estuaire.installation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Language;

/**
 * One thing that an operator has to fix: where, what, and how.
 *
 * @param finding the rule, with the sentences that explain it
 */
public record ConfigurationMistake(Spot at, Finding finding) {

  public static ConfigurationMistake at(Spot spot, FindingCode code, String... arguments) {
    return new ConfigurationMistake(
        spot, new Finding(code, spot.line(), "", List.of(arguments), Optional.empty()));
  }

  public Path file() {
    return at.file();
  }

  /** Counted from 1; 0 for the file as a whole. */
  public int line() {
    return at.line();
  }

  /** Counted from 1; 0 for the file or line as a whole. */
  public int column() {
    return at.column();
  }

  public FindingCode code() {
    return finding.code();
  }

  public String message(Language language) {
    return finding.message(language);
  }

  public String remedy(Language language) {
    return finding.remedy(language);
  }

  @Override
  public String toString() {
    return at + " " + finding.code().code();
  }
}
