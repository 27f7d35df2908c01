package org.estuaire.identity.matching;

/**
 * A pair that is linked or proposed.
 *
 * @param left the caller's number of the identity in the first domain
 * @param score odds of one person against all else, logarithm of base 2
 * @param ground {@link Ground#LIKENESS} for a proposal
 */
public record PairFound(
    long left, long right, float score, Ground ground, long pattern, Rows rows) {

  /** Where the two stand in the reconciliation that found them. */
  record Rows(int left, int right) {}

  public boolean automatic() {
    return ground != Ground.LIKENESS;
  }

  /** How likely it is that both are one person, from 0 to 1. */
  public double probability() {
    return 1 / (1 + Math.pow(2, -score));
  }

  /** How far a field agrees. */
  public Level level(Field field) {
    return field.in(pattern);
  }
}
