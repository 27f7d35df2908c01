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

  // Arrays of its own: the streams of the Java library take a lock for every byte.
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;
  private int next;
  private final int limit;
  private byte[] piece = new byte[BUFFER];
  private int length;
  private long offset;
  private long line = 1;

  Pieces(InputStream content, int limit) {
    this.in = content;
    this.limit = limit;
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
    int first = afterBlanks();
    if (first < 0) {
      return Optional.empty();
    }
    long startOffset = offset - 1;
    long startLine = line;
    length = 0;
    keep(first);
    if (first == '{') {
      object();
    } else if (first == '<') {
      rest();
    } else {
      line();
    }
    return Optional.of(new Piece(Arrays.copyOf(piece, length), startOffset, startLine));
  }

  private int afterBlanks() throws IOException {
    int b = read();
    while (b == ' ' || b == '\t' || b == '\r' || b == '\n' || isByteOrderMark(b)) {
      b = read();
    }
    return b;
  }

  /** A mark may stand before every file that was put into this one. */
  private static boolean isByteOrderMark(int b) {
    return b == 0xEF || b == 0xBB || b == 0xBF;
  }

  private int read() throws IOException {
    if (next == filled && !fill()) {
      return -1;
    }
    int b = buffer[next++] & 0xFF;
    offset++;
    if (b == '\n') {
      line++;
    }
    return b;
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(in.read(buffer, 0, BUFFER), 0);
    return filled > 0;
  }

  private void keep(int b) {
    if (length >= limit) {
      throw new BundleRefused(
          Finding.of(FhirFinding.BUNDLE_TOO_LONG, Integer.toString(limit)).atLine(line));
    }
    if (length == piece.length) {
      piece = Arrays.copyOf(piece, (int) Math.min(2L * length, Math.max(limit, length + 1)));
    }
    piece[length++] = (byte) b;
  }

  private void object() throws IOException {
    int depth = 1;
    while (depth > 0) {
      int b = kept();
      if (b == '"') {
        string();
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
      }
    }
  }

  private void string() throws IOException {
    for (int b = kept(); b != '"'; b = kept()) {
      if (b == '\\') {
        kept();
      }
    }
  }

  private int kept() throws IOException {
    int b = read();
    if (b < 0) {
      throw new BundleRefused(Finding.of(FhirFinding.TRUNCATED).atLine(line));
    }
    keep(b);
    return b;
  }

  private void rest() throws IOException {
    for (int b = read(); b >= 0; b = read()) {
      keep(b);
    }
  }

  /** What is no object at all: a line of something else. */
  private void line() throws IOException {
    for (int b = read(); b >= 0 && b != '\n'; b = read()) {
      keep(b);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
