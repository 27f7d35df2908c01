package org.estuaire.hl7v2;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A stream of bytes with a look ahead, which knows where it is: offset and line. */
final class ByteWindow implements Closeable {

  private static final int SIZE = 64 * 1024;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[SIZE];
  private int position;
  private int end;
  private boolean exhausted;
  private long before;
  private long line = 1;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  /** Takes bytes that were passed. */
  interface Sink {
    void take(byte[] from, int start, int length);

    Sink NOWHERE = (from, start, length) -> {};
  }

  /** Bytes passed so far. */
  long offset() {
    return before + position;
  }

  /** The line where the window stands, from 1. */
  long line() {
    return line;
  }

  boolean atEnd() throws IOException {
    return peek(0) < 0;
  }

  /** A byte ahead, or -1 beyond the end. */
  int peek(int ahead) throws IOException {
    while (position + ahead >= end && !exhausted) {
      fill();
    }
    return position + ahead < end ? buffer[position + ahead] & 0xFF : -1;
  }

  private void fill() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, end - position);
      before += position;
      end -= position;
      position = 0;
    }
    int read = in.read(buffer, end, SIZE - end);
    if (read < 0) {
      exhausted = true;
    } else {
      end += read;
    }
  }

  /** Passes the rest of the line with its end. */
  void copyLine(Sink sink) throws IOException {
    while (!atEnd()) {
      int at = position;
      while (at < end && !Lines.isEnd(buffer[at])) {
        at++;
      }
      pass(at - position, sink);
      if (position < end) {
        copyLineEnd(sink);
        return;
      }
    }
  }

  private void copyLineEnd(Sink sink) throws IOException {
    boolean both = peek(0) == '\r' && peek(1) == '\n';
    pass(both ? 2 : 1, sink);
    line++;
  }

  /** Passes empty lines, block characters and byte order marks at the beginning of a line. */
  void copyNoise(Sink sink) throws IOException {
    while (true) {
      int next = peek(0);
      if (Lines.isEnd(next)) {
        copyLineEnd(sink);
      } else if (Lines.isFrame(next)) {
        pass(1, sink);
      } else if (atByteOrderMark()) {
        pass(BYTE_ORDER_MARK.length, sink);
      } else {
        return;
      }
    }
  }

  /** Passes what may stand before a record: also blanks. */
  void skipBetweenRecords() throws IOException {
    copyNoise(Sink.NOWHERE);
    while (Lines.isBlank(peek(0))) {
      pass(1, Sink.NOWHERE);
      copyNoise(Sink.NOWHERE);
    }
  }

  private boolean atByteOrderMark() throws IOException {
    return peek(0) == BYTE_ORDER_MARK[0]
        && peek(1) == BYTE_ORDER_MARK[1]
        && peek(2) == BYTE_ORDER_MARK[2];
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
