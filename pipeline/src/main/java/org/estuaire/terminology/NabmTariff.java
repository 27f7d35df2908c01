package org.estuaire.terminology;

import java.time.LocalDate;
import java.util.OptionalInt;

/** Coefficients of the biology nomenclature (NABM), by date of the act. */
public interface NabmTariff {

  /**
   * The coefficient in letters B, empty when the code was not in force on that day.
   *
   * @param code one to eight digits; leading zeros do not count
   */
  OptionalInt coefficient(String code, LocalDate on);

  /** Whether an official table was imported: without one, an unknown code proves nothing. */
  boolean complete();

  /** No table at all. */
  NabmTariff NONE =
      new NabmTariff() {
        @Override
        public OptionalInt coefficient(String code, LocalDate on) {
          return OptionalInt.empty();
        }

        @Override
        public boolean complete() {
          return false;
        }
      };
}
