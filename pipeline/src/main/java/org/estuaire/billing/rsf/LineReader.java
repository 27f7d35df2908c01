package org.estuaire.billing.rsf;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts bytes into lines that end with LF or CR LF, in bounded memory: of a line beyond {@link
 * Bounds#LINE_BYTES} only the beginning is kept.
 */
final class LineReader implements Closeable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream content;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(Bounds.LINE_BYTES + 2);
  private int position;
  private int filled;
  private long offset;
  private long number;

  LineReader(InputStream content) {
    this.content = content;
  }

  /**
   * @param bytes with the line end, if there is one
   * @param number counted from 1
   * @param offset of its first byte
   */
  record Line(byte[] bytes, long number, long offset) {
    boolean terminated() {
      return bytes[bytes.length - 1] == '\n';
    }

    /** Without the content: it is health data. */
    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  Optional<Line> next() throws IOException {
    kept.reset();
    long start = offset;
    while (position < filled || fill()) {
      int end = lineEnd();
      keep(position, end);
      boolean whole = buffer[end - 1] == '\n';
      offset += end - position;
      position = end;
      if (whole) {
        return line(start);
      }
    }
    return kept.size() == 0 ? Optional.empty() : line(start);
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, content.read(buffer));
    return filled > 0;
  }

  /** The end of this line in the buffer, or of the buffer. */
  private int lineEnd() {
    for (int i = position; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i + 1;
      }
    }
    return filled;
  }

  private void keep(int from, int to) {
    int room = Bounds.LINE_BYTES - kept.size();
    kept.write(buffer, from, Math.min(to - from, room));
    if (to - from > room && buffer[to - 1] == '\n') {
      // A shortened line stays a line: the next one must not run into it.
      kept.write('\n');
    }
  }

  private Optional<Line> line(long start) {
    number++;
    return Optional.of(new Line(kept.toByteArray(), number, start));
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
