package org.estuaire.identity.matching;

/**
 * The parameters of the model: how often each level comes up within one person (m) and among
 * strangers (u), and how frequent each kind of pair is among all pairs of the two domains.
 */
record Weights(double[][] m, double[][] u, double[] kinds) {

  private static final double LOG_2 = Math.log(2);

  /**
   * The logarithm (base 2) of the probability of a level under a kind; 0 where nothing is stated.
   */
  double log(PairKind kind, Field field, Level level) {
    if (level == Level.MISSING) {
      return 0;
    }
    if (field == Field.NUMBER && kind.number(level) >= 0) {
      return log2(kind.number(level));
    }
    double[][] table = kind.shares(field) ? m : u;
    return log2(table[field.ordinal()][level.ordinal()]);
  }

  double logKind(PairKind kind) {
    return log2(kinds[kind.ordinal()]);
  }

  static double log2(double value) {
    return Math.log(value) / LOG_2;
  }
}
