package org.estuaire.identity.matching;

import java.util.Arrays;

/**
 * The model as tables: for a pattern, the logarithm (base 2) of kind and pattern together, for each
 * kind. Three look-ups a pair.
 */
final class KindLikelihoods {

  private static final int FIELDS_A_TABLE = 4;
  private static final int BITS = FIELDS_A_TABLE * Level.BITS;
  private static final int SIZE = 1 << BITS;
  private static final Field[] FIELDS = Field.values();
  private static final PairKind[] KINDS = PairKind.values();

  private final float[][] tables;
  private final float[] kinds = new float[PairKind.COUNT];

  KindLikelihoods(Weights weights) {
    int count = (Field.COUNT + FIELDS_A_TABLE - 1) / FIELDS_A_TABLE;
    tables = new float[count][];
    for (int table = 0; table < count; table++) {
      tables[table] = table(weights, table * FIELDS_A_TABLE);
    }
    for (PairKind kind : KINDS) {
      kinds[kind.ordinal()] = (float) weights.logKind(kind);
    }
  }

  private static float[] table(Weights weights, int firstField) {
    int fields = Math.min(FIELDS_A_TABLE, Field.COUNT - firstField);
    float[] table = new float[SIZE * PairKind.COUNT];
    for (int part = 0; part < 1 << fields * Level.BITS; part++) {
      for (PairKind kind : KINDS) {
        double sum = 0;
        for (int i = 0; i < fields; i++) {
          Level level = Level.values()[part >>> i * Level.BITS & Level.COUNT - 1];
          sum += weights.log(kind, FIELDS[firstField + i], level);
        }
        table[part * PairKind.COUNT + kind.ordinal()] = (float) sum;
      }
    }
    return table;
  }

  /** One number for each kind. */
  void of(long pattern, double[] into) {
    for (int kind = 0; kind < PairKind.COUNT; kind++) {
      into[kind] = kinds[kind];
    }
    for (int table = 0; table < tables.length; table++) {
      int at = (int) (pattern >>> table * BITS & SIZE - 1) * PairKind.COUNT;
      float[] values = tables[table];
      for (int kind = 0; kind < PairKind.COUNT; kind++) {
        into[kind] += values[at + kind];
      }
    }
  }

  /** Turns logarithms into shares that add up to 1. */
  static void normalise(double[] logs) {
    double most = Arrays.stream(logs).max().orElse(0);
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.pow(2, logs[i] - most);
      sum += logs[i];
    }
    for (int i = 0; i < logs.length; i++) {
      logs[i] /= sum;
    }
  }

  /** The odds of one person against all else, as a logarithm (base 2). */
  static double odds(double[] logs) {
    double most = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      most = Math.max(most, log);
    }
    double one = 0;
    double other = 0;
    for (int i = 0; i < logs.length; i++) {
      double likelihood = Math.exp((logs[i] - most) * LOG_2);
      if (KINDS[i].onePerson()) {
        one += likelihood;
      } else {
        other += likelihood;
      }
    }
    return Weights.log2(Math.max(one, SMALLEST)) - Weights.log2(Math.max(other, SMALLEST));
  }

  private static final double LOG_2 = Math.log(2);
  private static final double SMALLEST = 1e-30;
}
