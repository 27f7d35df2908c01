package org.estuaire.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read of a delivery, and looks near its end how much of it lies in memory. */
final class HeapWatch extends FilterInputStream {

  private static final long LOOK_AFTER = 20L << 20;
  private static final long LITTLE = 6L << 20;

  private final long before = used();
  private long read;
  private long kept;

  HeapWatch(InputStream delivery) {
    super(delivery);
  }

  long soFar() {
    return read;
  }

  void assertKeptLittle() {
    assertThat(kept).as("bytes in memory after %s were read", LOOK_AFTER).isLessThan(LITTLE);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int some = super.read(into, from, length);
    count(Math.max(0, some));
    return some;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int more) {
    if (read < LOOK_AFTER && read + more >= LOOK_AFTER) {
      kept = used() - before;
    }
    read += more;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
