package org.estuaire.identity.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One to one between two domains that are free of duplicates: the best pair first, and nobody
 * twice. What becomes of a pair depends only on the pairs that its two identities, and theirs in
 * turn, are in: a change elsewhere changes nothing here.
 */
final class Assignment {

  private Assignment() {}

  /** The edges that are kept, in the order of the edges. */
  static int[] oneToOne(Edges edges, int leftRows, int rightRows) {
    boolean[] takenLeft = new boolean[leftRows];
    boolean[] takenRight = new boolean[rightRows];
    boolean[] kept = new boolean[edges.size()];
    for (int edge : bestFirst(edges)) {
      if (!takenLeft[edges.left(edge)] && !takenRight[edges.right(edge)]) {
        takenLeft[edges.left(edge)] = true;
        takenRight[edges.right(edge)] = true;
        kept[edge] = true;
      }
    }
    return IntStream.range(0, kept.length).filter(edge -> kept[edge]).toArray();
  }

  /** By score; equal scores in the order of the edges, which is that of the rows. */
  private static int[] bestFirst(Edges edges) {
    long[] order = new long[edges.size()];
    for (int edge = 0; edge < order.length; edge++) {
      order[edge] = (long) ~ascending(edges.score(edge)) << 32 | edge;
    }
    Arrays.parallelSort(order);
    return Arrays.stream(order).mapToInt(entry -> (int) entry).toArray();
  }

  /** A number in the order of the scores. */
  private static int ascending(float score) {
    int bits = Float.floatToIntBits(score);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }
}
