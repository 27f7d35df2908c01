package org.estuaire.lab.fhir;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.estuaire.exchange.Finding;

/**
 * Cuts a delivery into bundles: one XML document, one JSON object, or JSON objects one after
 * another (NDJSON). Works on bytes: outside strings, JSON in UTF-8 is ASCII. Memory is bounded by
 * the longest bundle allowed.
 */
final class Pieces implements Closeable {

  private static final int BUFFER = 1 << 16;

  /** What means something between the strings of JSON, and within one; all else is passed over. */
  private static final boolean[] OUTSIDE = marks("{}[]\"\n");

  private static final boolean[] INSIDE = marks("\"\\\n");

  private static final boolean[] LINE_END = marks("\n");

  private final InputStream in;
  private final int limit;

  // What was read and isn't cut off yet: a bundle is looked through where it lies.
  private byte[] buffer = new byte[BUFFER];
  private int filled;
  private int start;
  private int next;

  private long gone;
  private long line = 1;

  Pieces(InputStream content, int limit) {
    this.in = content;
    this.limit = limit;
  }

  private static boolean[] marks(String characters) {
    boolean[] marks = new boolean[256];
    characters.chars().forEach(c -> marks[c] = true);
    return marks;
  }

  /**
   * The bytes of one bundle and where they lie.
   *
   * @param offset first byte, counted from 0
   * @param line first line, counted from 1
   */
  record Piece(byte[] bytes, long offset, long line) {
    /** Without the content: it concerns patients. */
    @Override
    public String toString() {
      return "Piece[" + offset + "]";
    }
  }

  /**
   * The next bundle, empty at the end of the delivery.
   *
   * @throws BundleRefused when it is longer than allowed, or the delivery ends within it
   */
  Optional<Piece> next() throws IOException {
    if (!skipBlanks()) {
      return Optional.empty();
    }
    long startLine = line;
    int end = end(buffer[next++]);
    if (end - start > limit) {
      throw tooLong();
    }
    return Optional.of(new Piece(Arrays.copyOfRange(buffer, start, end), gone + start, startLine));
  }

  /** Whether anything follows. */
  private boolean skipBlanks() throws IOException {
    while (true) {
      start = next;
      if (next == filled && !more()) {
        return false;
      }
      byte b = buffer[next];
      if (b == '\n') {
        line++;
      } else if (b != ' ' && b != '\t' && b != '\r' && !isByteOrderMark(b)) {
        return true;
      }
      next++;
    }
  }

  /** A mark may stand before every file that was put into this one. */
  private static boolean isByteOrderMark(byte b) {
    return b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
  }

  /** Where the piece that begins with a byte ends. */
  private int end(byte first) throws IOException {
    if (first == '{') {
      object();
      return next;
    }
    // XML is one document; what is no object at all is a line of something else.
    boolean xml = first == '<';
    while (find(LINE_END)) {
      line++;
      if (!xml) {
        return next - 1;
      }
    }
    return next;
  }

  private void object() throws IOException {
    int depth = 1;
    while (depth > 0) {
      switch (found(OUTSIDE)) {
        case '"':
          string();
          break;
        case '{':
        case '[':
          depth++;
          break;
        case '\n':
          line++;
          break;
        default:
          depth--;
      }
    }
  }

  private void string() throws IOException {
    byte mark = found(INSIDE);
    while (mark != '"') {
      if (mark == '\n') {
        line++;
      } else {
        escaped();
      }
      mark = found(INSIDE);
    }
  }

  private void escaped() throws IOException {
    if (next == filled && !more()) {
      throw truncated();
    }
    if (buffer[next++] == '\n') {
      line++;
    }
  }

  /** Passes over everything up to one of some bytes, and that; tells which one it is. */
  private byte found(boolean[] marks) throws IOException {
    if (!find(marks)) {
      throw truncated();
    }
    return buffer[next - 1];
  }

  private boolean find(boolean[] marks) throws IOException {
    do {
      byte[] bytes = buffer;
      int end = filled;
      for (int i = next; i < end; i++) {
        if (marks[bytes[i] & 0xFF]) {
          next = i + 1;
          return true;
        }
      }
      next = end;
    } while (more());
    return false;
  }

  /** Reads on; false at the end. */
  private boolean more() throws IOException {
    if (next - start > limit) {
      throw tooLong();
    }
    if (filled == buffer.length) {
      makeRoom();
    }
    int read = Math.max(in.read(buffer, filled, buffer.length - filled), 0);
    filled += read;
    return read > 0;
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      gone += start;
      filled -= start;
      next -= start;
      start = 0;
    } else {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, limit + 1L));
    }
  }

  private BundleRefused truncated() {
    return new BundleRefused(Finding.of(FhirFinding.TRUNCATED).atLine(line));
  }

  /** Names the line of the first byte too many. */
  private BundleRefused tooLong() {
    long there = line;
    for (int i = start + limit + 1; i < next; i++) {
      there -= buffer[i] == '\n' ? 1 : 0;
    }
    Finding finding = Finding.of(FhirFinding.BUNDLE_TOO_LONG, Integer.toString(limit));
    return new BundleRefused(finding.atLine(there));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
