package org.estuaire.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a record, such as the results of a report: how many were sent, counted before
 * anything is made of them, and those of them that are left out by intent. What the rows of a
 * record do not account for, its tally must: that is the ledger's second balance.
 *
 * @param read what the sender sent, by the form of its format
 */
public record Tally(int read, List<LeftOut> leftOut) {

  public Tally {
    leftOut = List.copyOf(leftOut);
  }

  /** A record of which every part becomes a row. */
  public static Tally of(int read) {
    return new Tally(read, List.of());
  }

  /** The same, with more that is left out. */
  public Tally leaving(List<LeftOut> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<LeftOut> all = new ArrayList<>(leftOut);
    all.addAll(more);
    return new Tally(read, all);
  }

  /** How many parts are left out, whatever the reason. */
  public int left() {
    int sum = 0;
    for (LeftOut one : leftOut) {
      sum += one.parts();
    }
    return sum;
  }
}
