package org.estuaire.config;

import java.util.List;
import org.estuaire.installation.ConfigurationMistake;

/** What reading the configuration folder gave. */
public sealed interface ReadConfiguration {

  record Valid(Configuration configuration) implements ReadConfiguration {}

  /**
   * @param mistakes all of them, by file, line and column; at least one
   */
  record Invalid(List<ConfigurationMistake> mistakes) implements ReadConfiguration {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }

  /** Nothing when the configuration is valid. */
  default List<ConfigurationMistake> allMistakes() {
    return this instanceof Invalid invalid ? invalid.mistakes() : List.of();
  }
}
