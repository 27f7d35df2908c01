package org.estuaire.repository;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * PostgreSQL's binary form of a numeric (its source, {@code numeric_recv}): digits to the base
 * 10,000, the place of the first of them, the sign, and how many decimals are shown.
 */
final class NumericForm {

  private static final int BASE = 10_000;
  private static final int DECIMALS_OF_A_DIGIT = 4;
  private static final int NEGATIVE = 0x4000;
  private static final int HEADER = 4;

  private final short[] words;

  private NumericForm(short[] words) {
    this.words = words;
  }

  static NumericForm of(BigDecimal value) {
    // Without decimals behind the point a numeric shows none: 1E+3 is 1000.
    BigDecimal shown = value.scale() < 0 ? value.setScale(0) : value;
    int fractions = (shown.scale() + DECIMALS_OF_A_DIGIT - 1) / DECIMALS_OF_A_DIGIT;
    BigInteger whole = shown.setScale(fractions * DECIMALS_OF_A_DIGIT).unscaledValue().abs();
    Deque<Integer> digits = digits(whole);
    int weight = digits.size() - 1 - fractions;
    while (!digits.isEmpty() && digits.getLast() == 0) {
      digits.removeLast();
    }
    short[] words = new short[HEADER + digits.size()];
    words[0] = (short) digits.size();
    words[1] = (short) (digits.isEmpty() ? 0 : weight);
    words[2] = (short) (shown.signum() < 0 ? NEGATIVE : 0);
    words[3] = (short) shown.scale();
    int at = HEADER;
    for (int digit : digits) {
      words[at++] = (short) digit;
    }
    return new NumericForm(words);
  }

  private static Deque<Integer> digits(BigInteger whole) {
    Deque<Integer> digits = new ArrayDeque<>();
    BigInteger rest = whole;
    while (rest.bitLength() >= Long.SIZE) {
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(BASE));
      digits.addFirst(parts[1].intValue());
      rest = parts[0];
    }
    for (long small = rest.longValue(); small > 0; small /= BASE) {
      digits.addFirst((int) (small % BASE));
    }
    return digits;
  }

  int bytes() {
    return words.length * Short.BYTES;
  }

  void writeTo(byte[] block, int from) {
    int at = from;
    for (short word : words) {
      block[at++] = (byte) (word >> 8);
      block[at++] = (byte) word;
    }
  }
}
