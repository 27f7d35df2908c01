package org.estuaire.exchange.load;

import org.estuaire.exchange.RawRecord;

/**
 * How large a chunk has become while it is cut. Lines count, for a line of ten bytes becomes a
 * result of many times that: memory must not depend on how short a sender writes them.
 */
final class ChunkSize {

  private static final int MOST_BYTES = 8 << 20;

  /**
   * Some 670 reports of 20 results: two such chunks, one in preparation and one that is loaded,
   * live through a collection among what is young.
   */
  private static final int MOST_LINES = 18_000;

  private final int mostRecords;
  private final int mostLines;
  private int records;
  private long bytes;
  private long lines;

  ChunkSize(int mostRecords) {
    this(mostRecords, MOST_LINES);
  }

  ChunkSize(int mostRecords, int mostLines) {
    this.mostRecords = mostRecords;
    this.mostLines = mostLines;
  }

  /** Whether one more record may be added; the last one may go beyond bytes and lines. */
  boolean hasRoom() {
    return records < mostRecords && bytes < MOST_BYTES && lines < mostLines;
  }

  void add(RawRecord record) {
    records++;
    bytes += record.bytes().length;
    lines += lines(record.bytes());
  }

  /** Ends of lines, whichever they are. */
  private static int lines(byte[] record) {
    int lines = 0;
    byte before = 0;
    for (byte each : record) {
      lines += each == '\r' || each == '\n' && before != '\r' ? 1 : 0;
      before = each;
    }
    return lines;
  }
}
