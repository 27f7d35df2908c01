package org.estuaire.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream of bytes with a look ahead, which knows where it is: offset and line. Lines end with CR,
 * LF or both. Memory is bounded whatever their length.
 */
public final class ByteWindow implements Closeable {

  private static final int SIZE = 64 * 1024;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[SIZE];
  private CodeUnits units = CodeUnits.UNMARKED;
  private int width = 1;
  private int position;
  private int end;
  private boolean exhausted;
  private long before;
  private long line = 1;

  public ByteWindow(InputStream in) {
    this.in = in;
  }

  /** Stands behind the byte order mark, if there is one, and reads lines in its code units. */
  public static ByteWindow behindMark(InputStream in) throws IOException {
    ByteWindow window = new ByteWindow(in);
    window.need(CodeUnits.LONGEST_MARK);
    window.units =
        CodeUnits.of(Arrays.copyOf(window.buffer, Math.min(window.end, CodeUnits.LONGEST_MARK)));
    window.width = window.units.width();
    window.position = window.units.markLength();
    return window;
  }

  /** Takes bytes that were passed, piece by piece. */
  public interface Sink {
    void take(byte[] from, int start, int length);

    Sink NOWHERE = (from, start, length) -> {};
  }

  public CodeUnits units() {
    return units;
  }

  /** Bytes passed so far. */
  public long offset() {
    return before + position;
  }

  /** The line where the window stands, from 1. */
  public long line() {
    return line;
  }

  public boolean atEnd() throws IOException {
    return !need(1);
  }

  /** A byte ahead, or -1 beyond the end. */
  public int peek(int ahead) throws IOException {
    return position + ahead < end || need(ahead + 1) ? buffer[position + ahead] & 0xFF : -1;
  }

  /** Whether so many bytes lie ahead; reads on where it has to. */
  private boolean need(int bytes) throws IOException {
    while (end - position < bytes && !exhausted) {
      fill();
    }
    return end - position >= bytes;
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
  public void copyLine(Sink sink) throws IOException {
    copyText(sink);
    copyLineEnd(sink);
  }

  /** Passes the rest of the line, and stands at its end. */
  public void copyText(Sink sink) throws IOException {
    while (need(width)) {
      int stop = endOfText();
      boolean found = stop + width <= end;
      pass(stop - position, sink);
      if (found) {
        return;
      }
    }
    pass(end - position, sink);
  }

  /** Where the line ends, or what was read of it. */
  private int endOfText() {
    int at = position;
    if (width == 1) {
      while (at < end && !isEnd(buffer[at])) {
        at++;
      }
    } else {
      while (at + width <= end && !isEnd(unit(at))) {
        at += width;
      }
    }
    return at;
  }

  private int unit(int at) {
    return width == 1 ? buffer[at] & 0xFF : units.unit(buffer, at);
  }

  /** Passes a line end, where the window stands at one. */
  public boolean copyLineEnd(Sink sink) throws IOException {
    if (!need(width) || !isEnd(unit(position))) {
      return false;
    }
    boolean both = unit(position) == '\r' && need(2 * width) && unit(position + width) == '\n';
    pass(both ? 2 * width : width, sink);
    line++;
    return true;
  }

  /** Passes the byte order mark of UTF-8, where the window stands at one. */
  public boolean copyMark(Sink sink) throws IOException {
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (peek(i) != BYTE_ORDER_MARK[i]) {
        return false;
      }
    }
    pass(BYTE_ORDER_MARK.length, sink);
    return true;
  }

  /** Passes bytes that a look ahead has shown to be there. */
  public void pass(int length, Sink sink) {
    sink.take(buffer, position, length);
    position += length;
  }

  private static boolean isEnd(int unit) {
    return unit == '\r' || unit == '\n';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
