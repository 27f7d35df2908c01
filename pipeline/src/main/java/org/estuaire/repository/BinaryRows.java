package org.estuaire.repository;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Writes rows into a table with COPY, in binary format (PostgreSQL's documentation, "COPY", Binary
 * Format): for the tables that most rows of a night go to. In text format the server spends about a
 * third of a result's time on understanding its times. Each method is for one type of column, which
 * the server checks by its width. Write the columns of a row in the order of the statement, then
 * {@link #endRow()}; closing ends the COPY and reports what the server refused.
 */
public final class BinaryRows implements AutoCloseable {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int NULL = -1;
  private static final int END = -1;

  /** 1 January 2000, 0:00 UTC, from which the server counts microseconds. */
  private static final long EPOCH_SECOND = 946_684_800;

  /** 1 January 2000, from which it counts days. */
  private static final long EPOCH_DAY = 10_957;

  /** Number of type text among the server's types, which an array names. */
  private static final int TEXT = 25;

  private static final int FIRST_INDEX = 1;

  private static final String REPLACEMENT = "\uFFFD";

  private final CopyBlocks blocks;
  private final int columns;
  private byte[] block = new byte[CopyBlocks.BYTES + (1 << 12)];
  private int filled;
  private int written;

  /**
   * @param statement a constant that ends in {@code FROM STDIN (FORMAT binary)}
   * @param columns that it names
   */
  public BinaryRows(Connection tx, String statement, int columns) throws SQLException {
    this.blocks = new CopyBlocks(tx, statement);
    this.columns = columns;
    System.arraycopy(SIGNATURE, 0, block, 0, SIGNATURE.length);
    filled = SIGNATURE.length;
    // Neither flags nor an extension of the header.
    putLong(0);
    startRow();
  }

  /** A column of type bigint. */
  public BinaryRows bigint(long value) {
    column(Long.BYTES);
    putLong(value);
    return this;
  }

  /** A column of type bigint. */
  public BinaryRows bigint(OptionalLong value) {
    return value.isPresent() ? bigint(value.getAsLong()) : absent();
  }

  /** A column of type integer. */
  public BinaryRows integer(int value) {
    column(Integer.BYTES);
    putInt(value);
    return this;
  }

  /** A column of type integer. */
  public BinaryRows integer(OptionalInt value) {
    return value.isPresent() ? integer(value.getAsInt()) : absent();
  }

  /**
   * A column of type smallint.
   *
   * @throws ArithmeticException for a number that it does not hold
   */
  public BinaryRows smallint(int value) {
    if (value != (short) value) {
      throw new ArithmeticException("a smallint does not hold " + value);
    }
    column(Short.BYTES);
    putShort(value);
    return this;
  }

  /** A column of type smallint. */
  public BinaryRows smallint(OptionalInt value) {
    return value.isPresent() ? smallint(value.getAsInt()) : absent();
  }

  public BinaryRows bool(boolean value) {
    column(1);
    block[filled++] = (byte) (value ? 1 : 0);
    return this;
  }

  public BinaryRows boolOrNull(Optional<Boolean> value) {
    return value.isPresent() ? bool(value.get()) : absent();
  }

  /** A column of type date. */
  public BinaryRows date(LocalDate value) {
    return integer(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
  }

  /** A column of type date. */
  public BinaryRows date(Optional<LocalDate> value) {
    return value.isPresent() ? date(value.get()) : absent();
  }

  /** A column of type timestamptz; what is finer than a microsecond is cut off. */
  public BinaryRows instant(Instant value) {
    column(Long.BYTES);
    long seconds = value.getEpochSecond() - EPOCH_SECOND;
    putLong(
        Math.addExact(
            Math.multiplyExact(seconds, TimeUnit.SECONDS.toMicros(1)),
            TimeUnit.NANOSECONDS.toMicros(value.getNano())));
    return this;
  }

  /** A column of type timestamptz. */
  public BinaryRows instant(Optional<Instant> value) {
    return value.isPresent() ? instant(value.get()) : absent();
  }

  /** A column of type numeric; with as many digits behind the point as the value has. */
  public BinaryRows decimal(Optional<BigDecimal> value) {
    if (value.isEmpty()) {
      return absent();
    }
    NumericForm form = NumericForm.of(value.get());
    column(form.bytes());
    form.writeTo(block, filled);
    filled += form.bytes();
    return this;
  }

  /** A column of type uuid. */
  public BinaryRows uuid(UUID value) {
    column(2 * Long.BYTES);
    putLong(value.getMostSignificantBits());
    putLong(value.getLeastSignificantBits());
    return this;
  }

  /** A column of type bytea. */
  public BinaryRows bytes(byte[] value) {
    column(value.length);
    put(value);
    return this;
  }

  /** A column of type text[]; an empty list stays one. */
  public BinaryRows texts(List<String> values) {
    List<byte[]> elements = values.stream().map(BinaryRows::utf8).toList();
    int dimensions = elements.isEmpty() ? 0 : 1;
    int length = (3 + 2 * dimensions + elements.size()) * Integer.BYTES;
    for (byte[] element : elements) {
      length += element.length;
    }
    column(length);
    putInt(dimensions);
    // No element is NULL.
    putInt(0);
    putInt(TEXT);
    if (dimensions == 1) {
      putInt(elements.size());
      putInt(FIRST_INDEX);
    }
    for (byte[] element : elements) {
      putInt(element.length);
      put(element);
    }
    return this;
  }

  /** A column of type text[]; NULL for an empty list. */
  public BinaryRows textsOrNull(List<String> values) {
    return values.isEmpty() ? absent() : texts(values);
  }

  /** A column of type text; an empty text stays one. */
  public BinaryRows text(String value) {
    int length = value.length();
    column(length);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80 || c == 0) {
        filled -= Integer.BYTES + i;
        written--;
        return beyondAscii(value);
      }
      block[filled++] = (byte) c;
    }
    return this;
  }

  /** A column of type text; NULL for an empty text. */
  public BinaryRows textOrNull(String value) {
    return value.isEmpty() ? absent() : text(value);
  }

  /**
   * @throws IllegalStateException when the row has not as many columns as the statement
   */
  public void endRow() {
    if (written != columns) {
      throw new IllegalStateException(written + " columns were written instead of " + columns);
    }
    if (filled >= CopyBlocks.BYTES) {
      send();
    }
    startRow();
  }

  @Override
  public void close() throws SQLException {
    if (written == 0) {
      // The row that was announced does not come.
      filled -= Short.BYTES;
      putShort(END);
    }
    // Otherwise a row broke off: the server refuses a COPY without end.
    send();
    blocks.end();
  }

  private void startRow() {
    written = 0;
    room(Short.BYTES);
    putShort(columns);
  }

  private BinaryRows absent() {
    column(NULL);
    return this;
  }

  private BinaryRows beyondAscii(String value) {
    return bytes(utf8(value));
  }

  /** PostgreSQL text holds no NUL; readers refuse it before, this is the last line of defence. */
  private static byte[] utf8(String value) {
    return value.replace("\0", REPLACEMENT).getBytes(StandardCharsets.UTF_8);
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, block, filled, bytes.length);
    filled += bytes.length;
  }

  /** Begins a column, and makes room for it. */
  private void column(int bytes) {
    room(Integer.BYTES + Math.max(bytes, 0));
    putInt(bytes);
    written++;
  }

  private void putShort(int value) {
    block[filled++] = (byte) (value >> 8);
    block[filled++] = (byte) value;
  }

  private void putInt(int value) {
    putShort(value >> 16);
    putShort(value);
  }

  private void putLong(long value) {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  private void send() {
    blocks.send(block, filled);
    filled = 0;
  }

  private void room(int bytes) {
    // A row's announcement always fits behind it.
    int needed = bytes + Short.BYTES;
    if (block.length - filled < needed) {
      block = Arrays.copyOf(block, Math.max(2 * block.length, filled + needed));
    }
  }
}
