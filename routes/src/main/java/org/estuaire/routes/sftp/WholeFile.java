package org.estuaire.routes.sftp;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A remote file that is exactly as long as it was when it was listed, and has not changed since.
 * Anything else fails at the end, before anybody could take what was read for the whole.
 */
final class WholeFile extends FilterInputStream {

  /** Checks the file again. */
  interface Unchanged {
    boolean test() throws IOException;
  }

  private final long bytes;
  private final Unchanged unchanged;
  private long read;

  WholeFile(InputStream in, long bytes, Unchanged unchanged) {
    super(in);
    this.bytes = bytes;
    this.unchanged = unchanged;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    read += Math.max(n, 0);
    if (read > bytes || n < 0 && (read != bytes || !unchanged.test())) {
      throw new EOFException();
    }
    return n;
  }
}
