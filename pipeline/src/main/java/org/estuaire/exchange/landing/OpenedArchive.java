package org.estuaire.exchange.landing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.estuaire.exchange.DeliveryRefused;

/** Counts what comes out of the files of an archive, all of them together. */
final class OpenedArchive {

  private final long mostBytes;
  private final Supplier<DeliveryRefused> tooMuch;
  private long unpacked;

  /**
   * An archive of which nothing has been read.
   *
   * @param mostBytes that may come out of it
   * @param tooMuch what is said of one with more
   */
  OpenedArchive(long mostBytes, Supplier<DeliveryRefused> tooMuch) {
    this.mostBytes = mostBytes;
    this.tooMuch = tooMuch;
  }

  /** One of its files. Closing it leaves the archive open. */
  InputStream file(InputStream content) {
    return new Bounded(content);
  }

  private final class Bounded extends FilterInputStream {
    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      unpacked += Math.max(n, 0);
      if (unpacked > mostBytes) {
        throw tooMuch.get();
      }
      return n;
    }

    @Override
    public void close() {
      // The archive continues.
    }
  }
}
