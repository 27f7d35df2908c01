package org.estuaire.repository;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into a table with COPY, in text format. Write the columns of a row in the order of
 * the statement, then {@link #endRow()}; closing ends the COPY and reports what the server refused.
 */
public final class CopyRows implements AutoCloseable {

  private static final String NULL = "\\N";

  /** The backslash of a bytea in hexadecimal, escaped for COPY. */
  private static final String HEX_FOLLOWS = "\\\\x";

  private static final byte[] HEX_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final CopyBlocks blocks;
  private final TimeForms times = new TimeForms();
  private byte[] block = new byte[CopyBlocks.BYTES + (1 << 12)];
  private int filled;
  private boolean rowStarted;
  private long rows;

  /**
   * @param statement a constant, for example {@code COPY stage_result (a, b) FROM STDIN}
   */
  public CopyRows(Connection tx, String statement) throws SQLException {
    this.blocks = new CopyBlocks(tx, statement);
  }

  /** An empty text stays an empty text; null becomes NULL. */
  public CopyRows text(@Nullable String value) {
    if (value == null) {
      return plain(NULL);
    }
    separate();
    int length = value.length();
    room(3 * length);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return beyondAscii(value, i);
      }
      escape(c);
    }
    return this;
  }

  /** NULL for an empty text. */
  public CopyRows textOrNull(@Nullable String value) {
    return text(value == null || value.isEmpty() ? null : value);
  }

  public CopyRows number(long value) {
    return plain(Long.toString(value));
  }

  public CopyRows decimal(@Nullable BigDecimal value) {
    return plain(value == null ? NULL : value.toPlainString());
  }

  public CopyRows bool(boolean value) {
    return plain(value ? "t" : "f");
  }

  /** Dates, local times and instants, in ISO form; null becomes NULL. */
  public CopyRows time(@Nullable Temporal value) {
    return plain(value == null ? NULL : times.of(value));
  }

  public CopyRows time(Optional<? extends Temporal> value) {
    return time(value.isPresent() ? value.get() : null);
  }

  public CopyRows uuid(@Nullable UUID value) {
    return plain(value == null ? NULL : value.toString());
  }

  /** In hexadecimal, written in place: a piece of quarantine may be as long as a record. */
  public CopyRows bytes(byte @Nullable [] value) {
    if (value == null) {
      return plain(NULL);
    }
    plain(HEX_FOLLOWS);
    room(2 * value.length);
    for (byte b : value) {
      block[filled++] = HEX_DIGITS[b >> 4 & 0xF];
      block[filled++] = HEX_DIGITS[b & 0xF];
    }
    return this;
  }

  /** A PostgreSQL array of texts. */
  public CopyRows texts(Iterable<String> values) {
    StringBuilder array = new StringBuilder("{");
    for (String value : values) {
      if (array.length() > 1) {
        array.append(',');
      }
      array.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return text(array.append('}').toString());
  }

  public void endRow() {
    room(1);
    block[filled++] = '\n';
    rowStarted = false;
    rows++;
    if (filled >= CopyBlocks.BYTES) {
      send();
    }
  }

  public long rows() {
    return rows;
  }

  @Override
  public void close() throws SQLException {
    send();
    blocks.end();
  }

  private void send() {
    blocks.send(block, filled);
    filled = 0;
  }

  /** ASCII without anything to escape. */
  private CopyRows plain(String ascii) {
    separate();
    int length = ascii.length();
    room(length);
    for (int i = 0; i < length; i++) {
      block[filled++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  private void separate() {
    if (rowStarted) {
      room(1);
      block[filled++] = '\t';
    }
    rowStarted = true;
  }

  private CopyRows beyondAscii(String value, int from) {
    byte[] rest = value.substring(from).getBytes(StandardCharsets.UTF_8);
    room(3 * rest.length);
    for (byte b : rest) {
      // Bytes of characters beyond ASCII are negative, and none of them is a separator.
      escape(b);
    }
    return this;
  }

  private void escape(int c) {
    switch (c) {
      case '\\' -> escaped('\\');
      case '\t' -> escaped('t');
      case '\n' -> escaped('n');
      case '\r' -> escaped('r');
      // PostgreSQL text holds no NUL; readers refuse it before, this is the last line of defence.
      case '\0' -> replacement();
      default -> block[filled++] = (byte) c;
    }
  }

  private void escaped(char letter) {
    block[filled++] = '\\';
    block[filled++] = (byte) letter;
  }

  /** U+FFFD in UTF-8. */
  private void replacement() {
    room(3);
    block[filled++] = (byte) 0xEF;
    block[filled++] = (byte) 0xBF;
    block[filled++] = (byte) 0xBD;
  }

  private void room(int bytes) {
    if (block.length - filled < bytes) {
      block = Arrays.copyOf(block, Math.max(2 * block.length, filled + bytes));
    }
  }
}
