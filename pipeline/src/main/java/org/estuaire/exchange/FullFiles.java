package org.estuaire.exchange;

import java.util.Set;

/**
 * Which files of a partner hold everything that is open there, so that what one does not name has
 * ended; and how much may end so without anybody having looked.
 *
 * @param recordTypes of which it sends full files; of others it sends what changed
 * @param share percent of what is open, above which nothing is closed until an operator says so
 * @param floor so much may always be closed
 */
public record FullFiles(Set<String> recordTypes, int share, int floor) {

  /** A partner that sends what changed. */
  public static final FullFiles NONE = new FullFiles(Set.of(), 5, 10);

  public FullFiles {
    recordTypes = Set.copyOf(recordTypes);
  }

  /** Whether so many of what is open may be closed. */
  public boolean mayClose(long missing, long open) {
    return missing <= Math.max(floor, open * share / 100);
  }
}
