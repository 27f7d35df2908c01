package org.estuaire.exchange;

import java.util.HashSet;
import java.util.Set;

/** What has been found in one record, so that each cause is told once. For one thread. */
public final class Causes {

  /** Causes that are told apart; what comes after so many is taken for one of them. */
  private static final int MOST = 10_000;

  private final Set<Cause> seen = new HashSet<>(0);

  private record Cause(FindingCode code, String value, String about) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Cause[…]";
    }
  }

  /**
   * Whether it is found for the first time.
   *
   * @param value what the sender wrote
   * @param about what it was written for; empty where the same is wrong wherever it stands
   */
  public boolean isNew(FindingCode code, String value, String about) {
    return seen.size() < MOST && seen.add(new Cause(code, value, about));
  }
}
