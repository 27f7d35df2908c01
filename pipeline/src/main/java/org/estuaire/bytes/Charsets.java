package org.estuaire.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The encodings in which French software of the last forty years writes. */
public final class Charsets {

  public static final Charset WINDOWS = Charset.forName("windows-1252");
  public static final Charset LATIN_9 = Charset.forName("ISO-8859-15");
  public static final Charset MACINTOSH = Charset.forName("x-MacRoman");
  public static final Charset MS_DOS = Charset.forName("IBM850");

  /** Those of one byte that a text may be in without saying so, the likeliest first. */
  static final List<Charset> OF_ONE_BYTE = List.of(WINDOWS, LATIN_9, MACINTOSH, MS_DOS);

  private Charsets() {}

  static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  static boolean isUtf8(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** Whether bytes mean the same in all of them. */
  static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }
}
