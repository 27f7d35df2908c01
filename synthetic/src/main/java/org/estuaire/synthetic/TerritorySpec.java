package org.estuaire.synthetic;

import java.time.LocalDate;

/**
 * Which territory to draw.
 *
 * @param seed the same seed gives the same bytes
 * @param persons how many inhabitants, at least one
 * @param night the evening on which the partners send their files
 */
public record TerritorySpec(long seed, int persons, LocalDate night) {

  public TerritorySpec {
    if (persons < 1) {
      throw new IllegalArgumentException("a territory needs at least one person");
    }
  }
}
