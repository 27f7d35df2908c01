package org.estuaire.identity.matching;

/**
 * Where the estimation starts, and what it returns to where the domains say little: how often each
 * level comes up between two statements of one person. Orders of magnitude after the published
 * taxonomies of errors in French registers; our estimate.
 */
final class FirstGuess {

  private FirstGuess() {}

  /** By field and level; levels that a field does not have are next to impossible. */
  static double[][] within() {
    double[][] guess = new double[Field.COUNT][];
    guess[Field.NAME.ordinal()] = levels(0.83, 0.04, 0.05, 0.02, 0.015, 0.015, 0.03);
    guess[Field.GIVEN.ordinal()] = levels(0.86, 0.02, 0.05, 0.02, 0.02, 1e-4, 0.03);
    guess[Field.BIRTH.ordinal()] = levels(0.93, 0.005, 0.025, 0.015, 0.005, 0.01, 0.01);
    guess[Field.SEX.ordinal()] = levels(0.99, 1e-4, 1e-4, 1e-4, 1e-4, 1e-4, 0.01);
    guess[Field.PLACE.ordinal()] = levels(0.93, 1e-4, 1e-4, 1e-4, 0.02, 1e-4, 0.05);
    guess[Field.NUMBER.ordinal()] = levels(0.93, 1e-4, 0.03, 1e-4, 1e-4, 1e-4, 0.04);
    guess[Field.PHONE.ordinal()] = levels(0.68, 1e-4, 0.02, 1e-4, 1e-4, 1e-4, 0.30);
    guess[Field.STREET.ordinal()] = levels(0.70, 0.01, 0.09, 0.05, 0.04, 0.01, 0.10);
    guess[Field.HOUSE.ordinal()] = levels(0.83, 1e-4, 0.03, 1e-4, 1e-4, 1e-4, 0.14);
    guess[Field.COMPLEMENT.ordinal()] = levels(0.65, 0.01, 0.10, 0.06, 0.06, 0.01, 0.11);
    guess[Field.LOCALITY.ordinal()] = levels(0.72, 0.05, 0.08, 0.02, 0.06, 1e-4, 0.07);
    return guess;
  }

  private static double[] levels(double... fromSame) {
    double[] levels = new double[Level.COUNT];
    double sum = 0;
    for (double share : fromSame) {
      sum += share;
    }
    for (int i = 0; i < fromSame.length; i++) {
      levels[i + 1] = fromSame[i] / sum;
    }
    return levels;
  }
}
