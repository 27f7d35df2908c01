package org.estuaire.identity.matching;

/**
 * Numbers of up to 16 digits as packed nibbles: compared digit by digit without a loop. Corsica's A
 * and B count as digits.
 */
final class Digits {

  private static final int MOST = 16;
  private static final long LOW_BITS = 0x1111_1111_1111_1111L;

  private Digits() {}

  /** The last {@code most} digits of a text; 0 when there is none. */
  static long packed(String text, int most) {
    long packed = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 12);
      if (digit >= 0) {
        packed = packed << 4 | digit + 1;
      }
    }
    return most >= MOST ? packed : packed & (1L << 4 * most) - 1;
  }

  /** The first {@code most} digits of a text. */
  static long first(String text, int most) {
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < text.length() && head.length() < most; i++) {
      if (Character.digit(text.charAt(i), 12) >= 0) {
        head.append(text.charAt(i));
      }
    }
    return packed(head.toString(), most);
  }

  /** The last eight digits of a number that is not negative. */
  static long of(int number) {
    long packed = 0;
    int rest = number;
    for (int i = 0; i < 8; i++) {
      packed |= (long) (rest % 10) << 4 * i;
      rest /= 10;
    }
    return packed;
  }

  /** How many digits differ, place by place. */
  static int differing(long one, long other) {
    long difference = one ^ other;
    long any = (difference | difference >>> 1 | difference >>> 2 | difference >>> 3) & LOW_BITS;
    return Long.bitCount(any);
  }

  /** One digit differs, or two neighbours are exchanged. */
  static boolean slip(long one, long other) {
    int differing = differing(one, other);
    return differing == 1 || differing == 2 && exchanged(one, other);
  }

  private static boolean exchanged(long one, long other) {
    int low = Long.numberOfTrailingZeros(one ^ other) / 4 * 4;
    long first = one >>> low & 0xF;
    long second = one >>> low + 4 & 0xF;
    return (other >>> low & 0xF) == second && (other >>> low + 4 & 0xF) == first;
  }
}
