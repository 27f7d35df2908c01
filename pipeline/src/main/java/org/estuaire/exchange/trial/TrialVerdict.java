package org.estuaire.exchange.trial;

import org.estuaire.exchange.Worded;
import org.estuaire.exchange.load.LoadCount;

/** What would become of a file as a whole. */
public enum TrialVerdict implements Worded {
  ACCEPTED,
  ACCEPTED_IN_PART,
  NONE_ACCEPTED,
  REFUSED,
  /** Its end would not be read. */
  SET_ASIDE,
  /** The same bytes have come before: nothing would be loaded again. */
  ALREADY_RECEIVED,
  /** The program fails on it; a load would, too. */
  FAILED;

  static TrialVerdict of(boolean repeated, boolean refused, boolean endsEarly, LoadCount count) {
    if (repeated) {
      return ALREADY_RECEIVED;
    }
    if (refused) {
      return REFUSED;
    }
    if (endsEarly) {
      return SET_ASIDE;
    }
    if (count.quarantined() == 0) {
      return ACCEPTED;
    }
    return count.loaded() + count.known() == 0 ? NONE_ACCEPTED : ACCEPTED_IN_PART;
  }

  /** Whether its sender has nothing to correct. */
  public boolean isGood() {
    return this == ACCEPTED || this == ALREADY_RECEIVED;
  }
}
