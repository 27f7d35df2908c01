package org.estuaire.extract;

import java.util.List;
import org.estuaire.installation.ConfigurationMistake;

/** What reading a dataset request gave. */
public sealed interface ReadStudy {

  record Complete(Study study) implements ReadStudy {}

  /**
   * @param mistakes all of them, by line and column; at least one
   */
  record Incomplete(List<ConfigurationMistake> mistakes) implements ReadStudy {
    public Incomplete {
      mistakes = List.copyOf(mistakes);
    }
  }
}
