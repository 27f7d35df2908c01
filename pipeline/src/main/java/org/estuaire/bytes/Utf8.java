package org.estuaire.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether bytes are UTF-8 (RFC 3629, the well-formed sequences of Unicode's table 3-7)
 * without making a text of them: that would cost more than to read the JSON.
 */
public final class Utf8 {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int TWO = 0xC2;
  private static final int THREE = 0xE0;
  private static final int FOUR = 0xF0;
  private static final int NONE = 0xF5;

  private Utf8() {}

  public static boolean isWellFormed(byte[] bytes) {
    int at = afterAscii(bytes, 0);
    while (at < bytes.length) {
      int length = length(bytes[at] & 0xFF);
      if (length == 0 || at + length > bytes.length || !follows(bytes, at, length)) {
        return false;
      }
      at = afterAscii(bytes, at + length);
    }
    return true;
  }

  private static int afterAscii(byte[] bytes, int from) {
    int at = from;
    while (at + Long.BYTES <= bytes.length && ((long) EIGHT.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Of the sequence that a byte begins; 0 when none begins with it. */
  private static int length(int first) {
    if (first < TWO || first >= NONE) {
      return 0;
    }
    return first < THREE ? 2 : first < FOUR ? 3 : 4;
  }

  private static boolean follows(byte[] bytes, int at, int length) {
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return false;
      }
    }
    int second = bytes[at + 1] & 0xFF;
    return switch (bytes[at] & 0xFF) {
      // Longer than need be.
      case 0xE0 -> second >= 0xA0;
      case 0xF0 -> second >= 0x90;
      // Half of a pair; beyond Unicode.
      case 0xED -> second < 0xA0;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }
}
