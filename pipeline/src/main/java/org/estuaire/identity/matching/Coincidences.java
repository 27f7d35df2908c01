package org.estuaire.identity.matching;

import java.util.Arrays;

/**
 * How many pairs of two domains agree exactly on a field, over all pairs: counted from sorted
 * values, where a sample of pairs would meet none.
 */
final class Coincidences {

  private final double[] equal = new double[Field.COUNT];
  private final double[] stated = new double[Field.COUNT];

  private Coincidences() {
    Arrays.fill(stated, -1);
  }

  static Coincidences of(Domain left, Domain right) {
    Coincidences counted = new Coincidences();
    counted.count(Field.NAME, left, right, Domain.NAME);
    counted.count(Field.GIVEN, left, right, Domain.GIVEN);
    counted.count(Field.BIRTH, left, right, Domain.BIRTH);
    counted.count(Field.STREET, left, right, Domain.STREET);
    counted.count(Field.COMPLEMENT, left, right, Domain.COMPLEMENT);
    counted.count(Field.PHONE, left, right, Domain.PHONE);
    counted.count(Field.NUMBER, left, right, -1);
    return counted;
  }

  /** Whether this field was counted. */
  boolean know(Field field) {
    return stated[field.ordinal()] > 0;
  }

  double equal(Field field) {
    return equal[field.ordinal()];
  }

  /** Pairs in which both sides state it. */
  double stated(Field field) {
    return stated[field.ordinal()];
  }

  private void count(Field field, Domain left, Domain right, int column) {
    long[] one = values(left, column);
    if (left == right) {
      equal[field.ordinal()] = within(one);
      stated[field.ordinal()] = one.length * (one.length - 1.0) / 2;
    } else {
      long[] other = values(right, column);
      equal[field.ordinal()] = between(one, other);
      stated[field.ordinal()] = (double) one.length * other.length;
    }
  }

  private static long[] values(Domain domain, int column) {
    long[] values = new long[domain.size()];
    int count = 0;
    for (int row = 0; row < domain.size(); row++) {
      long value =
          column < 0
              ? domain.number(row)
              : column == Domain.PHONE ? domain.longAt(row, column) : domain.at(row, column);
      if (value != 0) {
        values[count++] = value;
      }
    }
    long[] stated = Arrays.copyOf(values, count);
    Arrays.parallelSort(stated);
    return stated;
  }

  private static double within(long[] sorted) {
    double pairs = 0;
    for (int i = 0; i < sorted.length; ) {
      int end = end(sorted, i);
      pairs += (end - i) * (end - i - 1.0) / 2;
      i = end;
    }
    return pairs;
  }

  private static double between(long[] one, long[] other) {
    double pairs = 0;
    int j = 0;
    for (int i = 0; i < one.length; ) {
      int end = end(one, i);
      while (j < other.length && other[j] < one[i]) {
        j++;
      }
      if (j < other.length && other[j] == one[i]) {
        int otherEnd = end(other, j);
        pairs += (double) (end - i) * (otherEnd - j);
        j = otherEnd;
      }
      i = end;
    }
    return pairs;
  }

  private static int end(long[] sorted, int from) {
    int end = from + 1;
    while (end < sorted.length && sorted[end] == sorted[from]) {
      end++;
    }
    return end;
  }
}
