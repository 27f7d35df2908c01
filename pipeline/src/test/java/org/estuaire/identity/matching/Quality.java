package org.estuaire.identity.matching;

import java.util.List;

/** Pairs found against the truth. */
record Quality(int right, int wrong, int missed) {

  static Quality of(List<PairFound> pairs, Febrl left, Febrl right) {
    int correct = 0;
    for (PairFound pair : pairs) {
      if (left.persons().get((int) pair.left()).equals(right.persons().get((int) pair.right()))) {
        correct++;
      }
    }
    int all = left.equals(right) ? left.persons().size() / 2 : left.persons().size();
    return new Quality(correct, pairs.size() - correct, all - correct);
  }

  double precision() {
    return (double) right / (right + wrong);
  }

  double recall() {
    return (double) right / (right + missed);
  }

  double f1() {
    return 2.0 * right / (2.0 * right + wrong + missed);
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "precision %.4f, recall %.4f, F1 %.4f (%d right, %d wrong, %d missed)",
        precision(),
        recall(),
        f1(),
        right,
        wrong,
        missed);
  }
}
