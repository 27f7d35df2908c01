package org.estuaire.identity.matching;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;

/**
 * Scores patterns: the odds that two identities are one person, as a logarithm of base 2. At 0 it
 * is as likely as not, at 10 a thousand to one. Depends on the two rows and the model alone. Not
 * for several threads.
 */
final class Scorer {

  private static final PairKind[] KINDS = PairKind.values();
  private static final Field[] TEXTS = {Field.NAME, Field.GIVEN, Field.STREET};

  private final Domain left;
  private final Domain right;
  private final KindLikelihoods likelihoods;
  private final Map<Field, Frequencies> frequencies;
  private final double[] usual = new double[Field.COUNT];
  private final double[] logs = new double[PairKind.COUNT];

  Scorer(
      Domain left,
      Domain right,
      Weights weights,
      KindLikelihoods likelihoods,
      Map<Field, Frequencies> frequencies) {
    this.left = left;
    this.right = right;
    this.likelihoods = likelihoods;
    this.frequencies = new EnumMap<>(frequencies);
    for (Field field : TEXTS) {
      usual[field.ordinal()] = weights.log(PairKind.STRANGERS, field, Level.SAME);
    }
  }

  double score(int a, int b, long pattern) {
    likelihoods.of(pattern, logs);
    for (Field field : TEXTS) {
      int level = field.level(pattern);
      if (level == Level.SAME.ordinal()) {
        adjust(field, frequent(field, a, b) - usual[field.ordinal()]);
      }
    }
    return KindLikelihoods.odds(logs);
  }

  /** How many bits less (or more) the agreement on this text says than that on a usual one. */
  double adjustment(Field field, int a, int b, long pattern) {
    boolean adjusts = frequencies.containsKey(field) && field.in(pattern) == Level.SAME;
    return adjusts ? usual[field.ordinal()] - frequent(field, a, b) : 0;
  }

  private void adjust(Field field, double bits) {
    for (PairKind kind : KINDS) {
      if (!kind.shares(field)) {
        logs[kind.ordinal()] += bits;
      }
    }
  }

  private double frequent(Field field, int a, int b) {
    Frequencies texts = requireNonNull(frequencies.get(field));
    int column = column(field);
    double share = Math.max(texts.share(left.at(a, column)), texts.share(right.at(b, column)));
    return Weights.log2(share);
  }

  static int column(Field field) {
    return switch (field) {
      case NAME -> Domain.NAME;
      case GIVEN -> Domain.GIVEN;
      case STREET -> Domain.STREET;
      default -> throw new IllegalArgumentException("no frequencies are kept of " + field);
    };
  }

  static Field[] texts() {
    return TEXTS.clone();
  }
}
