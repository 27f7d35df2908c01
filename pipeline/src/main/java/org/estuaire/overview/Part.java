package org.estuaire.overview;

import java.util.List;

/**
 * What one lane holds of a person.
 *
 * @param sight whether the reader may see it
 * @param lines newest first
 * @param more how many older ones are not among the lines
 */
public record Part<T>(Sight sight, List<T> lines, int more) {

  /** Whether a part may be seen by whoever asks. */
  public enum Sight {
    /** What is there is shown; nothing, where there is nothing. */
    SHOWN,
    /** PostgreSQL does not let this account read it: there may be something. */
    NOT_VISIBLE,
    /** The person objects to sharing it, and the reader is not the council that holds it. */
    OPPOSED
  }

  static <T> Part<T> of(List<T> lines, int more) {
    return new Part<>(Sight.SHOWN, List.copyOf(lines), more);
  }

  static <T> Part<T> without(Sight sight) {
    return new Part<>(sight, List.of(), 0);
  }

  /** Without the content: it concerns a person. */
  @Override
  public String toString() {
    return "Part[" + sight + "]";
  }
}
