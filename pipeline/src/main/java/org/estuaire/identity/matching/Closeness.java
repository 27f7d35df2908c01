package org.estuaire.identity.matching;

/**
 * Likeness of two texts. Written on arrays of letters that are used again and again: the available
 * libraries allocate for each comparison, and a reconciliation makes hundreds of millions. Not for
 * several threads.
 */
final class Closeness {

  private static final int LONGEST = 64;
  private static final double PREFIX_WEIGHT = 0.1;
  private static final int PREFIX = 4;

  private final int[][] rows = new int[3][LONGEST + 1];
  private final boolean[] takenOne = new boolean[LONGEST];
  private final boolean[] takenOther = new boolean[LONGEST];

  /** Jaro-Winkler, from 0 to 1; texts are read up to their 64th letter. */
  double jaroWinkler(char[] one, int oneLength, char[] other, int otherLength) {
    int m = Math.min(oneLength, LONGEST);
    int n = Math.min(otherLength, LONGEST);
    if (m == 0 || n == 0) {
      return 0;
    }
    int common = common(one, m, other, n);
    if (common == 0) {
      return 0;
    }
    int outOfOrder = outOfOrder(one, m, other, n);
    double jaro =
        ((double) common / m + (double) common / n + (common - outOfOrder / 2.0) / (double) common)
            / 3;
    int prefix = 0;
    while (prefix < PREFIX && prefix < m && prefix < n && one[prefix] == other[prefix]) {
      prefix++;
    }
    return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
  }

  private int common(char[] one, int m, char[] other, int n) {
    int window = Math.max(0, Math.max(m, n) / 2 - 1);
    java.util.Arrays.fill(takenOne, 0, m, false);
    java.util.Arrays.fill(takenOther, 0, n, false);
    int common = 0;
    for (int i = 0; i < m; i++) {
      int last = Math.min(n - 1, i + window);
      for (int j = Math.max(0, i - window); j <= last; j++) {
        if (!takenOther[j] && one[i] == other[j]) {
          takenOne[i] = true;
          takenOther[j] = true;
          common++;
          break;
        }
      }
    }
    return common;
  }

  private int outOfOrder(char[] one, int m, char[] other, int n) {
    int outOfOrder = 0;
    int j = 0;
    for (int i = 0; i < m && j < n; i++) {
      if (takenOne[i]) {
        while (!takenOther[j]) {
          j++;
        }
        if (one[i] != other[j]) {
          outOfOrder++;
        }
        j++;
      }
    }
    return outOfOrder;
  }

  /**
   * Insertions, deletions, replacements and exchanges of neighbours, counted up to {@code most}: a
   * larger answer means only that there are more.
   */
  int edits(char[] one, int oneLength, char[] other, int otherLength, int most) {
    int m = Math.min(oneLength, LONGEST);
    int n = Math.min(otherLength, LONGEST);
    if (Math.abs(m - n) > most) {
      return most + 1;
    }
    int[] before = rows[0];
    int[] above = rows[1];
    int[] row = rows[2];
    for (int j = 0; j <= n; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= m; i++) {
      int least = fill(one, i, other, n, before, above, row);
      if (least > most) {
        return most + 1;
      }
      int[] free = before;
      before = above;
      above = row;
      row = free;
    }
    return above[n];
  }

  private static int fill(
      char[] one, int i, char[] other, int n, int[] before, int[] above, int[] row) {
    row[0] = i;
    int least = i;
    for (int j = 1; j <= n; j++) {
      int replaced = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
      int cost = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row[j] = cost;
      least = Math.min(least, cost);
    }
    return least;
  }
}
