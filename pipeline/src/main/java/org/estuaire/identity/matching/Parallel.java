package org.estuaire.identity.matching;

import java.util.stream.IntStream;

/** Work over a range, cut into pieces that the processors take one after the other. */
final class Parallel {

  private static final int PIECE = 1 << 15;

  private Parallel() {}

  /** What to do with the rows from one (included) to another (excluded). */
  interface Work {
    void on(int from, int to);
  }

  static void ranges(int size, Work work) {
    int pieces = (size + PIECE - 1) / PIECE;
    IntStream.range(0, pieces)
        .parallel()
        .forEach(piece -> work.on(piece * PIECE, Math.min(size, (piece + 1) * PIECE)));
  }
}
