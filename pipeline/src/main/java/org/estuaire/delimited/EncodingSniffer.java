package org.estuaire.delimited;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells UTF-8 from the one-byte encodings by looking at every row. Rows in which UTF-8 sequences
 * outnumber malformed bytes are UTF-8 with a few damaged rows; the other way round, the sequences
 * are chance (É followed by a no-break space) in a one-byte encoding.
 */
final class EncodingSniffer {

  private static final Charset FRENCH_WINDOWS = Charset.forName("windows-1252");

  private long sequences;
  private long malformed;
  private OptionalLong replacementLine = OptionalLong.empty();

  void add(byte[] row, long line) {
    int at = 0;
    while (at < row.length) {
      if (row[at] >= 0) {
        at++;
        continue;
      }
      int length = sequenceLength(row, at);
      if (length == 0) {
        malformed++;
        at++;
      } else {
        sequences++;
        rememberReplacement(row, at, line);
        at += length;
      }
    }
  }

  /**
   * @param oneByte the sender's encoding when it is not UTF-8; windows-1252 unless stated
   */
  Charset charset(boolean byteOrderMark, Optional<Charset> oneByte) {
    return byteOrderMark || sequences > malformed
        ? StandardCharsets.UTF_8
        : oneByte.orElse(FRENCH_WINDOWS);
  }

  /** Line of the first U+FFFD, whatever the encoding of the rest is. */
  OptionalLong replacementLine() {
    return replacementLine;
  }

  private void rememberReplacement(byte[] row, int at, long line) {
    boolean replacement =
        row[at] == (byte) 0xEF && row[at + 1] == (byte) 0xBF && row[at + 2] == (byte) 0xBD;
    if (replacement && replacementLine.isEmpty()) {
      replacementLine = OptionalLong.of(line);
    }
  }

  private static int sequenceLength(byte[] row, int at) {
    int first = row[at] & 0xFF;
    int length = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4) {
      length = 4;
    }
    if (length == 0 || at + length > row.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((row[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
