package org.estuaire.exchange;

import java.util.List;
import java.util.Optional;

/**
 * The page of each followed patient that a practice subscribes to, section {@code summary} of its
 * results.
 *
 * @param pathways codes of pathways that are shown where a patient is followed on them
 * @param format code of the form in which it is written
 * @param rhythm when a page that says something new is sent
 * @param rightsOf councils that agreed that this practice sees the rights of those in whose care
 *     circle it is
 * @param keeper number of the structure that keeps the pages, as documents name it: 1 and a FINESS,
 *     or 3 and a SIRET
 */
public record SummaryWanted(
    List<String> pathways,
    String format,
    Rhythm rhythm,
    List<String> rightsOf,
    Optional<String> keeper) {

  /** When a page that says something new is sent. */
  public enum Rhythm {
    /** In the night in which it changed. */
    ON_CHANGE,
    /** Once in a calendar month, where it changed since. */
    MONTHLY
  }

  public SummaryWanted {
    pathways = List.copyOf(pathways);
    rightsOf = List.copyOf(rightsOf);
  }
}
