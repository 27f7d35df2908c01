package org.estuaire.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Blocks of bytes on their way into a COPY. The end tells what the server refused: whoever writes
 * rows need not ask at each whether it still listens.
 */
final class CopyBlocks {

  /** The server works on one block while the next is filled; the driver waits a little for each. */
  static final int BYTES = 1 << 17;

  private final PGCopyOutputStream out;
  private @Nullable IOException failure;

  CopyBlocks(Connection tx, String statement) throws SQLException {
    // Blocks are collected by the caller: the stream's own buffer is never used.
    this.out = new PGCopyOutputStream(tx.unwrap(PGConnection.class), statement, 1);
  }

  void send(byte[] block, int length) {
    try {
      if (failure == null) {
        out.write(block, 0, length);
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  /**
   * Ends the COPY.
   *
   * @throws SQLException when the server refused it
   */
  void end() throws SQLException {
    try {
      out.close();
    } catch (IOException e) {
      failed(e);
    }
    if (failure == null) {
      return;
    }
    if (failure.getCause() instanceof SQLException refused) {
      throw refused;
    }
    throw new UncheckedIOException(failure);
  }

  private void failed(IOException e) {
    if (failure == null) {
      failure = e;
    }
  }
}
