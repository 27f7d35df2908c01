package org.estuaire.delimited;

import java.util.List;
import org.estuaire.installation.ConfigurationMistake;

/** What came of reading a mapping file. */
public sealed interface MappingReading {

  /**
   * A mapping without mistakes.
   *
   * @param examples rows by which it is tested
   */
  record Valid(Mapping mapping, List<MappingExample> examples) implements MappingReading {
    public Valid {
      examples = List.copyOf(examples);
    }
  }

  /** All mistakes at once, in the order of the file; what they quote holds no health data. */
  record Invalid(List<ConfigurationMistake> mistakes) implements MappingReading {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }
}
