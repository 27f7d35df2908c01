package org.estuaire.terminology.register;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.estuaire.bytes.Utf8;

/**
 * The lines of a file, one after the other, whatever its length: UTF-8, and where a line is not,
 * the encoding that the file used to have.
 */
final class FileLines implements Closeable {

  /** No register has longer ones. What comes beyond is dropped, and the row falls short. */
  private static final int LONGEST = 1 << 16;

  private static final char REPLACED = '\uFFFD';

  private final InputStream in;
  private final Optional<Charset> former;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] line = new byte[1 << 12];
  private int length;
  private long number;

  /**
   * @param former what lines are read in that are not UTF-8; empty where they can't be read
   */
  FileLines(InputStream in, Optional<Charset> former) {
    this.in = in;
    this.former = former;
  }

  /** Goes to the next line; false behind the last one. */
  boolean next() throws IOException {
    length = 0;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      keep(at, stop);
      at = stop + 1;
      if (stop < end) {
        break;
      }
    }
    number += any ? 1 : 0;
    return any;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private void keep(int from, int to) {
    int more = Math.min(to - from, LONGEST - length);
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
    }
    System.arraycopy(buffer, from, line, length, more);
    length += more;
  }

  /** The number of the line, counted from 1. */
  long number() {
    return number;
  }

  /** The line without its end; empty when it is no text. */
  Optional<String> text() {
    int stop = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    int from = number == 1 && startsWithMark() ? 3 : 0;
    String text = new String(line, from, Math.max(0, stop - from), StandardCharsets.UTF_8);
    if (text.indexOf(REPLACED) < 0 || Utf8.isWellFormed(Arrays.copyOfRange(line, from, stop))) {
      return Optional.of(text);
    }
    return former.map(charset -> new String(line, from, stop - from, charset));
  }

  private boolean startsWithMark() {
    return length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
