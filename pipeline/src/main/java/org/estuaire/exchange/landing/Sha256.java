package org.estuaire.exchange.landing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that names a delivery. */
final class Sha256 {

  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Bytes that must have the given hash; the end of the stream fails where they do not. Encryption
   * already detects alteration; this detects that two files changed names.
   */
  static InputStream verified(InputStream bytes, String expected) {
    return new Verified(bytes, expected);
  }

  private static final class Verified extends FilterInputStream {
    private final MessageDigest digest = Sha256.digest();
    private final String expected;
    private boolean ended;

    Verified(InputStream in, String expected) {
      super(in);
      this.expected = expected;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      if (n > 0) {
        digest.update(bytes, offset, n);
      } else if (n < 0 && !ended) {
        ended = true;
        check();
      }
      return n;
    }

    /** Read, since every byte counts for the hash. */
    @Override
    public long skip(long n) throws IOException {
      byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 1 << 16)];
      return Math.max(read(skipped, 0, skipped.length), 0);
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void check() throws IOException {
      if (!HexFormat.of().formatHex(digest.digest()).equals(expected)) {
        throw new IOException("the landing zone holds other bytes under the name " + expected);
      }
    }
  }
}
