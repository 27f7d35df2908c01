package org.estuaire.delimited;

import java.util.List;
import org.estuaire.installation.ConfigurationMistake;

/** What came of reading a mapping file. */
public sealed interface MappingReading {

  record Valid(Mapping mapping) implements MappingReading {}

  /** All mistakes at once, in the order of the file; what they quote holds no health data. */
  record Invalid(List<ConfigurationMistake> mistakes) implements MappingReading {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }
}
