package org.estuaire.terminology;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Communes and countries of the Code officiel géographique, with the dates between which each code
 * was valid.
 */
public interface Communes {

  /**
   * The commune or country that a code named on a day.
   *
   * @param code five characters; {@code 99xxx} for a country
   */
  Optional<Commune> find(String code, LocalDate on);

  /** Whether the code ever existed, whenever. */
  boolean knows(String code);

  /** Whether an official table was imported: without one, an unknown code proves nothing. */
  boolean complete();

  /** No table at all. */
  Communes NONE =
      new Communes() {
        @Override
        public Optional<Commune> find(String code, LocalDate on) {
          return Optional.empty();
        }

        @Override
        public boolean knows(String code) {
          return false;
        }

        @Override
        public boolean complete() {
          return false;
        }
      };

  /** A commune or country under its code. */
  record Commune(String code, String name) {}
}
