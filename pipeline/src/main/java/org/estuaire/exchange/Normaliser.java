package org.estuaire.exchange;

import java.time.Instant;

/** Applies the rules of the domain and brings codes, units and dates to one form. Pure; no I/O. */
public interface Normaliser<R> {

  /** For a record that is looked at outside of any delivery: nothing lies in its future. */
  Instant NO_ARRIVAL = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * What the rules say of a record.
   *
   * @param received when its delivery arrived: nothing in it can have happened or been stated later
   */
  Outcome<R> normalise(R record, Instant received);

  /** The same of a record that came with no delivery. */
  default Outcome<R> normalise(R record) {
    return normalise(record, NO_ARRIVAL);
  }
}
