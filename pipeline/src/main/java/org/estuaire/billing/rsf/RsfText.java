package org.estuaire.billing.rsf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.bytes.StrictText;

/** From the bytes of lines to their text. */
final class RsfText {

  /** End of file of old DOS programs. */
  private static final byte CTRL_Z = 0x1A;

  private RsfText() {}

  /** Nothing but blanks, line ends or the end-of-file mark of DOS. */
  static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\r' && b != '\n' && b != CTRL_Z) {
        return false;
      }
    }
    return true;
  }

  /** Enough to tell which invoice a line belongs to; whether it decodes is checked later. */
  static String lenient(byte[] line, Charset charset) {
    return new String(line, charset);
  }

  /** The lines of a record, without their line ends. */
  static List<byte[]> lines(byte[] record) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < record.length; i++) {
      if (record[i] == '\n') {
        lines.add(withoutReturn(record, start, i));
        start = i + 1;
      }
    }
    if (start < record.length) {
      lines.add(withoutReturn(record, start, record.length));
    }
    return lines;
  }

  static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isUtf8(byte[] bytes) {
    return StrictText.decode(bytes, StandardCharsets.UTF_8).isPresent();
  }

  private static byte[] withoutReturn(byte[] record, int start, int end) {
    int last = end > start && record[end - 1] == '\r' ? end - 1 : end;
    byte[] line = new byte[last - start];
    System.arraycopy(record, start, line, 0, line.length);
    return line;
  }
}
