package org.estuaire.delimited;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;

/**
 * Cuts a delimited file into rows, on bytes: every encoding accepted here keeps ASCII as it is. A
 * row is what lies between two line ends outside quotation marks (RFC 4180); it is never larger
 * than the limit, so that an unclosed quotation mark can't fill the memory.
 */
final class RowScanner implements Closeable {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int END = -1;

  /**
   * A row.
   *
   * @param line its first line, from 1
   * @param offset its first byte, from 0
   * @param bytes without the line end
   */
  record ScannedRow(long line, long offset, byte[] bytes) {}

  private final InputStream in;
  private final char separator;
  private final int limit;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int length;
  private int next;
  private long position;
  private long line = 1;
  private final boolean byteOrderMark;

  private CellState state = CellState.START;
  private long quoteLine;
  private boolean afterCarriageReturn;
  private ByteArrayOutputStream row = new ByteArrayOutputStream();

  RowScanner(InputStream in, char separator, int limit) throws IOException {
    this.in = in;
    this.separator = separator;
    this.limit = limit;
    this.length = in.readNBytes(buffer, 0, BUFFER_BYTES);
    this.byteOrderMark =
        length >= 3
            && buffer[0] == (byte) 0xEF
            && buffer[1] == (byte) 0xBB
            && buffer[2] == (byte) 0xBF;
    if (byteOrderMark) {
      next = 3;
      position = 3;
    }
  }

  boolean startsWithByteOrderMark() {
    return byteOrderMark;
  }

  /** The next row, even an empty one; nothing at the end of the file. */
  Optional<ScannedRow> next() throws IOException {
    if (peek() == END) {
      return Optional.empty();
    }
    long firstLine = line;
    long firstByte = position;
    row = new ByteArrayOutputStream(256);
    state = CellState.START;
    int read = read();
    while (read != END && !endsRow(read)) {
      append(read, firstLine);
      read = read();
    }
    if (read == END && state == CellState.QUOTED) {
      throw refused(Finding.of(DelimitedFinding.UNCLOSED_QUOTE), quoteLine);
    }
    return Optional.of(new ScannedRow(firstLine, firstByte, row.toByteArray()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean endsRow(int read) throws IOException {
    if (state == CellState.QUOTED || (read != '\n' && read != '\r')) {
      return false;
    }
    if (read == '\r' && peek() == '\n') {
      read();
    }
    return true;
  }

  private void append(int read, long firstLine) {
    if (row.size() >= limit) {
      throw state == CellState.QUOTED
          ? refused(Finding.of(DelimitedFinding.UNCLOSED_QUOTE), quoteLine)
          : refused(Finding.of(DelimitedFinding.ROW_TOO_LONG, String.valueOf(limit)), firstLine);
    }
    row.write(read);
    CellState before = state;
    state = before.after(read, separator);
    if (before == CellState.START && state == CellState.QUOTED) {
      quoteLine = line;
    }
    // The mark that seems to close a cell of several lines opens another one: one was never closed.
    if (before.isClosed() && state == CellState.PLAIN && line > quoteLine) {
      throw refused(Finding.of(DelimitedFinding.UNCLOSED_QUOTE), quoteLine);
    }
  }

  private static DeliveryRefused refused(Finding finding, long where) {
    return new DeliveryRefused(finding.atLine(where));
  }

  private int read() throws IOException {
    int value = peek();
    if (value == END) {
      return END;
    }
    next++;
    position++;
    if (value == '\r' || (value == '\n' && !afterCarriageReturn)) {
      line++;
    }
    afterCarriageReturn = value == '\r';
    return value;
  }

  private int peek() throws IOException {
    if (next == length) {
      length = in.read(buffer, 0, BUFFER_BYTES);
      next = 0;
      if (length <= 0) {
        length = 0;
        return END;
      }
    }
    return buffer[next] & 0xFF;
  }
}
