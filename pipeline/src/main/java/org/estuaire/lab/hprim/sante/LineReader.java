package org.estuaire.lab.hprim.sante;

import static org.estuaire.bytes.ByteWindow.Sink.NOWHERE;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.estuaire.bytes.ByteWindow;
import org.estuaire.bytes.KeptBytes;

/**
 * The lines of a delivery, on bytes and in bounded memory. The norm ends a record with CR and skips
 * what can't be printed after it; files with LF alone are read as well.
 */
final class LineReader implements Closeable {

  private final ByteWindow window;
  private final KeptBytes kept;
  private boolean marked;

  /**
   * @param limit bytes of a line that are kept
   */
  LineReader(InputStream in, int limit) {
    this.window = new ByteWindow(in);
    this.kept = new KeptBytes(limit);
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
    if (window.atEnd()) {
      return Optional.empty();
    }
    long offset = window.offset();
    kept.clear();
    window.copyText(kept);
    return Optional.of(
        new Line(window.line(), offset, window.offset(), kept.bytes(), kept.beyond()));
  }

  /** Line ends, blanks, control characters and byte order marks before a line. */
  private void skipUnprintable() throws IOException {
    while (window.copyLineEnd(NOWHERE) || skipUnprinted() || skipMark()) {
      // Each has passed some.
    }
  }

  private boolean skipUnprinted() throws IOException {
    int next = window.peek(0);
    boolean unprinted = next > 0 && next <= ' ' || next == 0x7F;
    if (unprinted) {
      window.pass(1, NOWHERE);
    }
    return unprinted;
  }

  private boolean skipMark() throws IOException {
    boolean mark = window.copyMark(NOWHERE);
    marked |= mark;
    return mark;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
