package org.estuaire.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Writes rows into a table with COPY, in text format. Write the columns of a row in the order of
 * the statement, then {@link #endRow()}; closing ends the COPY and reports what the server refused.
 */
public final class CopyRows implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final PGCopyOutputStream out;
  private final StringBuilder row = new StringBuilder(512);
  private boolean rowStarted;
  private long rows;

  /**
   * @param statement a constant, for example {@code COPY stage_result (a, b) FROM STDIN}
   */
  public CopyRows(Connection tx, String statement) throws SQLException {
    this.out = new PGCopyOutputStream(tx.unwrap(PGConnection.class), statement, BUFFER_BYTES);
  }

  /** An empty text stays an empty text; null becomes NULL. */
  public CopyRows text(String value) {
    separate();
    if (value == null) {
      row.append("\\N");
      return this;
    }
    for (int i = 0; i < value.length(); i++) {
      escape(value.charAt(i));
    }
    return this;
  }

  /** NULL for an empty text. */
  public CopyRows textOrNull(String value) {
    return text(value == null || value.isEmpty() ? null : value);
  }

  public CopyRows number(long value) {
    separate();
    row.append(value);
    return this;
  }

  public CopyRows decimal(BigDecimal value) {
    return plain(value == null ? null : value.toPlainString());
  }

  public CopyRows bool(boolean value) {
    separate();
    row.append(value ? 't' : 'f');
    return this;
  }

  /** Dates, local times and instants, in ISO form; null becomes NULL. */
  public CopyRows time(Temporal value) {
    return plain(value);
  }

  public CopyRows time(Optional<? extends Temporal> value) {
    return plain(value.orElse(null));
  }

  public CopyRows uuid(UUID value) {
    return plain(value);
  }

  public CopyRows bytes(byte[] value) {
    separate();
    if (value == null) {
      row.append("\\N");
    } else {
      row.append("\\\\x").append(HexFormat.of().formatHex(value));
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
    row.append('\n');
    try {
      out.write(row.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row.setLength(0);
    rowStarted = false;
    rows++;
  }

  public long rows() {
    return rows;
  }

  @Override
  public void close() throws SQLException {
    try {
      out.close();
    } catch (IOException e) {
      if (e.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw new UncheckedIOException(e);
    }
  }

  private CopyRows plain(Object value) {
    separate();
    row.append(value == null ? "\\N" : value.toString());
    return this;
  }

  private void separate() {
    if (rowStarted) {
      row.append('\t');
    }
    rowStarted = true;
  }

  private void escape(char c) {
    switch (c) {
      case '\\' -> row.append("\\\\");
      case '\t' -> row.append("\\t");
      case '\n' -> row.append("\\n");
      case '\r' -> row.append("\\r");
      // PostgreSQL text holds no NUL; readers refuse it before, this is the last line of defence.
      case '\0' -> row.append('\uFFFD');
      default -> row.append(c);
    }
  }
}
