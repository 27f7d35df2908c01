package org.estuaire.delimited;

import java.util.List;

/** What came of reading a mapping file. */
public sealed interface MappingReading {

  record Valid(Mapping mapping) implements MappingReading {}

  /** All mistakes at once, in the order of the file. */
  record Invalid(List<MappingMistake> mistakes) implements MappingReading {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }
}
