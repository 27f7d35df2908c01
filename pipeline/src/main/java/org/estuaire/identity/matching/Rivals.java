package org.estuaire.identity.matching;

import java.util.Arrays;

/** Whether an identity has a second candidate that comes close to its best one. */
final class Rivals {

  /** Odds of sixteen to one between the best and the next. */
  private static final float MARGIN = 4;

  private final float[] bestLeft;
  private final float[] nextLeft;
  private final float[] bestRight;
  private final float[] nextRight;

  Rivals(Edges edges, int leftRows, int rightRows) {
    bestLeft = none(leftRows);
    nextLeft = none(leftRows);
    bestRight = none(rightRows);
    nextRight = none(rightRows);
    for (int edge = 0; edge < edges.size(); edge++) {
      note(bestLeft, nextLeft, edges.left(edge), edges.score(edge));
      note(bestRight, nextRight, edges.right(edge), edges.score(edge));
    }
  }

  private static float[] none(int rows) {
    float[] scores = new float[rows];
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    return scores;
  }

  private static void note(float[] best, float[] next, int row, float score) {
    if (score > best[row]) {
      next[row] = best[row];
      best[row] = score;
    } else if (score > next[row]) {
      next[row] = score;
    }
  }

  /** Whether somebody else is about as likely on either side. */
  boolean near(int a, int b, float score) {
    return near(bestLeft[a], nextLeft[a], score) || near(bestRight[b], nextRight[b], score);
  }

  private static boolean near(float best, float next, float score) {
    return score < best || next > score - MARGIN;
  }
}
