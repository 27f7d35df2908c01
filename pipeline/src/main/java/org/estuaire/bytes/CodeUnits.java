package org.estuaire.bytes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How the bytes of a delivery make up characters, as far as its first bytes tell.
 *
 * @param marked the charset that a byte order mark declares
 * @param markLength bytes of that mark
 */
public record CodeUnits(Optional<Charset> marked, int markLength) {

  /** A byte is a unit. */
  static final CodeUnits UNMARKED = new CodeUnits(Optional.empty(), 0);

  /** Bytes of the longest byte order mark. */
  static final int LONGEST_MARK = 3;

  public static CodeUnits of(byte[] head) {
    if (at(head, 0) == 0xEF && at(head, 1) == 0xBB && at(head, 2) == 0xBF) {
      return new CodeUnits(Optional.of(StandardCharsets.UTF_8), 3);
    }
    if (at(head, 0) == 0xFF && at(head, 1) == 0xFE) {
      return new CodeUnits(Optional.of(StandardCharsets.UTF_16LE), 2);
    }
    if (at(head, 0) == 0xFE && at(head, 1) == 0xFF) {
      return new CodeUnits(Optional.of(StandardCharsets.UTF_16BE), 2);
    }
    return UNMARKED;
  }

  private static int at(byte[] head, int index) {
    return index < head.length ? head[index] & 0xFF : -1;
  }

  /** Bytes of a unit: two in UTF-16, else one. */
  public int width() {
    return marked.filter(c -> c.name().startsWith("UTF-16")).isPresent() ? 2 : 1;
  }

  /** The unit that begins at an index. */
  public int unit(byte[] bytes, int index) {
    int first = bytes[index] & 0xFF;
    if (width() == 1) {
      return first;
    }
    int second = bytes[index + 1] & 0xFF;
    return marked.get().equals(StandardCharsets.UTF_16LE)
        ? first | second << 8
        : first << 8 | second;
  }
}
