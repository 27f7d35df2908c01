package org.estuaire.terminology.register;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Finding;

/**
 * Rows that can't be used. Files of millions have a few; too many of them, and it is not the file
 * that it seems to be.
 */
final class BadRows {

  /** More examples than this say nothing more. */
  private static final int SHOWN = 20;

  private static final int MOST_IN_A_HUNDRED = 1;

  private final List<Finding> first = new ArrayList<>();
  private long count;

  void add(RegisterFinding why, long line) {
    count++;
    if (first.size() < SHOWN) {
      first.add(Finding.of(why).atLine(line));
    }
  }

  long count() {
    return count;
  }

  List<Finding> first() {
    return first;
  }

  boolean areTooMany(long rows) {
    return count * 100 > rows * MOST_IN_A_HUNDRED;
  }
}
