package org.estuaire.identity.matching;

import java.util.Arrays;

/** The blocking keys of all rows of a domain, row by row. */
final class Keys {

  private static final BlockingRule[] RULES = BlockingRule.values();
  private static final int[] OFFSETS = new int[RULES.length + 1];

  static {
    for (BlockingRule rule : RULES) {
      OFFSETS[rule.ordinal() + 1] = OFFSETS[rule.ordinal()] + rule.width();
    }
  }

  private static final int STRIDE = OFFSETS[RULES.length];

  private int[] cells;
  private boolean[] born;
  private int rows;

  private Keys(int rows) {
    this.rows = rows;
    this.cells = new int[rows * STRIDE];
    this.born = new boolean[rows];
  }

  static Keys of(Domain domain) {
    Keys keys = new Keys(domain.size());
    Parallel.ranges(
        domain.size(),
        (from, to) -> {
          for (int row = from; row < to; row++) {
            keys.fill(domain, row);
          }
        });
    return keys;
  }

  /** After a row was added or changed. */
  void renew(Domain domain, int row) {
    if (row >= rows) {
      rows = domain.size();
      cells = Arrays.copyOf(cells, rows * STRIDE + STRIDE);
      born = Arrays.copyOf(born, rows + 1);
    }
    Arrays.fill(cells, row * STRIDE, (row + 1) * STRIDE, 0);
    fill(domain, row);
  }

  private void fill(Domain domain, int row) {
    int at = row * STRIDE;
    born[row] = domain.at(row, Domain.BIRTH) != 0;
    for (BlockingRule rule : RULES) {
      int from = at + OFFSETS[rule.ordinal()];
      rule.keys(domain, row, cells, from);
      once(from, from + rule.width());
    }
  }

  /** An INS that is also the NIR on file gives one key, not two. */
  private void once(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      for (int j = from; j < i; j++) {
        if (cells[i] == cells[j]) {
          cells[i] = 0;
        }
      }
    }
  }

  int rows() {
    return rows;
  }

  /** Whether a birth date is stated. */
  boolean born(int row) {
    return born[row];
  }

  /** The key at a place of a rule, 0 for none. */
  int at(int row, BlockingRule rule, int place) {
    return cells[row * STRIDE + OFFSETS[rule.ordinal()] + place];
  }

  /** Whether a rule yields this pair. */
  static boolean yields(Keys left, int a, Keys right, int b, BlockingRule rule, StopKeys stop) {
    return least(left, a, right, b, rule, stop) != 0;
  }

  /** The least key under which a rule yields this pair, 0 for none. */
  static int least(Keys left, int a, Keys right, int b, BlockingRule rule, StopKeys stop) {
    if (rule.asksWithoutBirthDate() && left.born[a] && right.born[b]) {
      return 0;
    }
    int least = 0;
    int from = OFFSETS[rule.ordinal()];
    int to = OFFSETS[rule.ordinal() + 1];
    for (int i = a * STRIDE + from; i < a * STRIDE + to; i++) {
      int key = left.cells[i];
      if (key != 0
          && (least == 0 || key < least)
          && right.holds(key, b * STRIDE + from, b * STRIDE + to)
          && !stop.holds(rule, key)) {
        least = key;
      }
    }
    return least;
  }

  private boolean holds(int key, int from, int to) {
    for (int i = from; i < to; i++) {
      if (cells[i] == key) {
        return true;
      }
    }
    return false;
  }
}
