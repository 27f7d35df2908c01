package org.estuaire.lab.hprim.medecins;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a delivery as bytes, each with its end (CR, LF or both), in bounded memory whatever
 * their length. Knows where it is.
 */
final class ByteLines implements Closeable {

  private static final int SIZE = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[SIZE];
  private final CodeUnits units;
  private final int width;
  private final boolean littleEndian;
  private int position;
  private int end;
  private boolean exhausted;
  private long before;
  private long line = 1;

  /** Stands behind the byte order mark, if there is one. */
  ByteLines(InputStream in) throws IOException {
    this.in = in;
    while (!exhausted && end < CodeUnits.LONGEST_MARK) {
      fill();
    }
    byte[] head = Arrays.copyOf(buffer, Math.min(end, CodeUnits.LONGEST_MARK));
    this.units = CodeUnits.of(head);
    this.width = units.width();
    this.littleEndian = width == 2 && head[0] == (byte) 0xFF;
    this.position = units.markLength();
  }

  /** Takes the bytes of a line, piece by piece. */
  interface Sink {
    void take(byte[] from, int start, int length);
  }

  CodeUnits units() {
    return units;
  }

  /** Bytes passed so far. */
  long offset() {
    return before + position;
  }

  /** The line where it stands, from 1. */
  long line() {
    return line;
  }

  boolean atEnd() throws IOException {
    need(1);
    return position >= end;
  }

  /** Passes one line; says nothing at the end. */
  void copyLine(Sink sink) throws IOException {
    while (need(width)) {
      int at = position;
      while (at + width <= end && !isEnd(unit(at))) {
        at += width;
      }
      pass(at - position, sink);
      if (need(width) && isEnd(unit(position))) {
        copyEnd(sink);
        return;
      }
    }
    pass(end - position, sink);
  }

  private void copyEnd(Sink sink) throws IOException {
    need(2 * width);
    boolean both =
        unit(position) == '\r' && position + 2 * width <= end && unit(position + width) == '\n';
    pass(both ? 2 * width : width, sink);
    line++;
  }

  private static boolean isEnd(int unit) {
    return unit == '\n' || unit == '\r';
  }

  private int unit(int at) {
    if (width == 1) {
      return buffer[at] & 0xFF;
    }
    int first = buffer[at] & 0xFF;
    int second = buffer[at + 1] & 0xFF;
    return littleEndian ? first | second << 8 : first << 8 | second;
  }

  /** Whether so many bytes lie ahead; reads on where it has to. */
  private boolean need(int bytes) throws IOException {
    while (end - position < bytes && !exhausted) {
      fill();
    }
    return end - position >= bytes;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, end - position);
    before += position;
    end -= position;
    position = 0;
    int read = in.read(buffer, end, SIZE - end);
    if (read < 0) {
      exhausted = true;
    } else {
      end += read;
    }
  }

  private void pass(int length, Sink sink) {
    sink.take(buffer, position, length);
    position += length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
