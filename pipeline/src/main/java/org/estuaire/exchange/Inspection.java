package org.estuaire.exchange;

import java.util.List;

/** What one pass over a whole delivery says before any of its records is loaded. */
public sealed interface Inspection {

  /**
   * The delivery can be read to its end.
   *
   * @param records how many records it holds: one side of the balance, counted apart from loading
   */
  record Ready(Reading reading, int records, List<Finding> warnings) implements Inspection {}

  /**
   * The delivery as a whole is refused and changes nothing: wrong header, wrong count, truncated …
   */
  record Refused(List<Finding> why) implements Inspection {}
}
