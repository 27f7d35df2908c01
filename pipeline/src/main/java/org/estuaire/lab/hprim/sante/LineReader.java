package org.estuaire.lab.hprim.sante;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a delivery, on bytes and in bounded memory. The norm ends a record with CR and skips
 * what can't be printed after it; files with LF alone are read as well.
 */
final class LineReader implements Closeable {

  private static final int SIZE = 64 * 1024;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[SIZE];
  private int position;
  private int end;
  private long before;
  private long number = 1;
  private boolean marked;

  /**
   * @param limit bytes of a line that are kept
   */
  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * A line that isn't empty.
   *
   * @param number counted from 1
   * @param offset its first byte
   * @param stop one beyond its last byte
   * @param cut it was longer than what is kept
   */
  record Line(long number, long offset, long stop, byte[] bytes, boolean cut) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  /** Whether the delivery began with the mark of UTF-8. */
  boolean marked() {
    return marked;
  }

  Optional<Line> next() throws IOException {
    skipUnprintable();
    if (peek() < 0) {
      return Optional.empty();
    }
    long offset = before + position;
    int stop = endOfLine();
    if (stop == end && position > 0) {
      // The line may go on beyond what is read: bring its beginning to the front and more behind.
      refill();
      stop = endOfLine();
    }
    return Optional.of(stop < end ? inside(stop, offset) : across(offset));
  }

  private int endOfLine() {
    int at = position;
    while (at < end && !isEnd(buffer[at])) {
      at++;
    }
    return at;
  }

  private Line inside(int stop, long offset) {
    int kept = Math.min(stop - position, limit);
    byte[] bytes = Arrays.copyOfRange(buffer, position, position + kept);
    boolean cut = kept < stop - position;
    position = stop;
    return new Line(number, offset, before + stop, bytes, cut);
  }

  /** A line longer than the buffer, or the last one without its end. */
  private Line across(long offset) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    boolean cut = false;
    while (peek() >= 0 && !isEnd(buffer[position])) {
      int stop = endOfLine();
      int room = Math.min(stop - position, limit - kept.size());
      kept.write(buffer, position, room);
      cut |= room < stop - position;
      position = stop;
    }
    return new Line(number, offset, before + position, kept.toByteArray(), cut);
  }

  /** Line ends, blanks, control characters and byte order marks before a line. */
  private void skipUnprintable() throws IOException {
    while (true) {
      int next = peek();
      if (next == '\r') {
        position++;
        number++;
        if (peek() == '\n') {
          position++;
        }
      } else if (next == '\n') {
        position++;
        number++;
      } else if (next > 0 && next <= ' ' || next == 0x7F) {
        position++;
      } else if (next != BYTE_ORDER_MARK[0] || !skipMark()) {
        return;
      }
    }
  }

  private boolean skipMark() throws IOException {
    if (end - position < BYTE_ORDER_MARK.length) {
      refill();
    }
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (position + i >= end || (buffer[position + i] & 0xFF) != BYTE_ORDER_MARK[i]) {
        return false;
      }
    }
    marked = true;
    position += BYTE_ORDER_MARK.length;
    return true;
  }

  /** The next byte, or -1 at the end. */
  private int peek() throws IOException {
    if (position == end) {
      refill();
    }
    return position < end ? buffer[position] & 0xFF : -1;
  }

  /** Keeps what is not read yet, and reads until there is something new or the end. */
  private void refill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, end - position);
    before += position;
    end -= position;
    position = 0;
    int read = in.readNBytes(buffer, end, SIZE - end);
    end += read;
  }

  private static boolean isEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
