package org.estuaire.pathway.summary;

import java.time.LocalDate;

/**
 * What tells a page from those before it.
 *
 * @param summary number of the page of this practice and patient; 0 where it is only looked at
 * @param version of it
 * @param asOf the day on which it was true
 * @param practice name of its reader
 * @param territory name of the territory
 * @param keeper number of the structure that keeps the page; empty where documents need none
 */
public record Issue(
    long summary, int version, LocalDate asOf, String practice, String territory, String keeper) {

  /** As it is printed. */
  public String number() {
    return "S" + summary + "." + version;
  }
}
