package org.estuaire.identity.matching;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Pairs that scored enough to be kept, in columns; sorted by their rows. */
final class Edges {

  private int[] left = new int[64];
  private int[] right = new int[64];
  private float[] scores = new float[64];
  private long[] patterns = new long[64];
  private int size;

  void add(int a, int b, float score, long pattern) {
    if (size == left.length) {
      int larger = size * 2;
      left = Arrays.copyOf(left, larger);
      right = Arrays.copyOf(right, larger);
      scores = Arrays.copyOf(scores, larger);
      patterns = Arrays.copyOf(patterns, larger);
    }
    left[size] = a;
    right[size] = b;
    scores[size] = score;
    patterns[size] = pattern;
    size++;
  }

  int size() {
    return size;
  }

  int left(int edge) {
    return left[edge];
  }

  int right(int edge) {
    return right[edge];
  }

  float score(int edge) {
    return scores[edge];
  }

  long pattern(int edge) {
    return patterns[edge];
  }

  /** These and others, sorted; a pair that is in both is taken once. */
  Edges with(Edges others) {
    Edges all = sorted(List.of(this, others));
    Edges once = new Edges();
    for (int i = 0; i < all.size; i++) {
      boolean repeated =
          i > 0 && all.left[i] == all.left[i - 1] && all.right[i] == all.right[i - 1];
      if (!repeated) {
        once.add(all.left[i], all.right[i], all.scores[i], all.patterns[i]);
      }
    }
    return once;
  }

  /** All of them, ordered by left row, then right row. */
  static Edges sorted(Collection<Edges> parts) {
    Edges all = new Edges();
    for (Edges part : parts) {
      for (int i = 0; i < part.size; i++) {
        all.add(part.left[i], part.right[i], part.scores[i], part.patterns[i]);
      }
    }
    return all.inOrder();
  }

  /** Two passes of counting, by right row and then by left row: pairs are too many for objects. */
  private Edges inOrder() {
    int[] byRight = ordered(identity(), right);
    int[] order = ordered(byRight, left);
    Edges sorted = new Edges();
    for (int i : order) {
      sorted.add(left[i], right[i], scores[i], patterns[i]);
    }
    return sorted;
  }

  private int[] identity() {
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      places[i] = i;
    }
    return places;
  }

  /** Keeps the order of equal rows. */
  private static int[] ordered(int[] places, int[] rows) {
    int most = 0;
    for (int place : places) {
      most = Math.max(most, rows[place]);
    }
    int[] next = new int[most + 2];
    for (int place : places) {
      next[rows[place] + 1]++;
    }
    for (int row = 0; row <= most; row++) {
      next[row + 1] += next[row];
    }
    int[] ordered = new int[places.length];
    for (int place : places) {
      ordered[next[rows[place]]++] = place;
    }
    return ordered;
  }
}
