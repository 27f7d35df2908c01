package org.estuaire.exchange.trial;

import java.util.List;
import org.estuaire.exchange.Finding;

/**
 * One cause over all records of a file.
 *
 * @param example the first finding of it
 * @param records how many times it was found
 * @param places the first places, in the sender's own terms
 */
public record Cause(Finding example, int records, List<CausePlace> places) {

  /**
   * Where it was found.
   *
   * @param ordinal of the record; 0 for the file as a whole
   * @param value the sender's own; empty where none is quoted
   */
  public record CausePlace(int ordinal, long line, String field, String value) {
    /** Without the value: it concerns a patient. */
    @Override
    public String toString() {
      return "CausePlace[" + ordinal + "]";
    }
  }
}
