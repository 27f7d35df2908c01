package org.estuaire.routes.sftp;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which bytes of an upload were written. Some clients write several pieces at once, in any order;
 * where a byte was never written, the file system would show a zero that nobody sent.
 */
final class WrittenRanges {

  /** More pieces apart than any client has under way. */
  private static final int MOST_PIECES = 4096;

  /** From where to where, exclusive; no two of them touch. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /**
   * Notes that bytes were written.
   *
   * @return false when the pieces lie so far apart that they are no file under way
   */
  boolean add(long from, long length) {
    if (length > 0) {
      merge(from, from + length);
    }
    return ranges.size() <= MOST_PIECES;
  }

  private void merge(long start, long end) {
    long from = start;
    long to = end;
    for (Map.Entry<Long, Long> near = ranges.floorEntry(to);
        near != null && near.getValue() >= from;
        near = ranges.floorEntry(to)) {
      from = Math.min(from, near.getKey());
      to = Math.max(to, near.getValue());
      ranges.remove(near.getKey());
    }
    ranges.put(from, to);
  }

  /** Whether every byte of a file of this size was written. */
  boolean cover(long size) {
    Map.Entry<Long, Long> first = ranges.firstEntry();
    return size == 0 || first != null && first.getKey() == 0 && first.getValue() >= size;
  }
}
