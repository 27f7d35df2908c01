package org.estuaire.exchange.landing;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;

/** The first and the last bytes of a ZIP file, which pass by while it is read. */
final class ZipEnd {
  private static final int RECORD = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int HEAD = 30;

  private final InputStream all;
  private final byte[] head;
  private final byte[] tail;
  private final long tailStart;
  private long position;

  ZipEnd(InputStream bytes, long size) throws IOException {
    this.tail = new byte[(int) Math.min(size, RECORD + LONGEST_COMMENT)];
    this.tailStart = size - tail.length;
    InputStream seen = new Seen(bytes);
    this.head = seen.readNBytes(HEAD);
    this.all = new SequenceInputStream(new ByteArrayInputStream(head), seen);
  }

  InputStream all() {
    return all;
  }

  byte[] head() {
    return head;
  }

  /** Reads to the end; how many entries the archive says that it has. */
  int entries() throws IOException {
    all.transferTo(OutputStream.nullOutputStream());
    for (int at = tail.length - RECORD; at >= 0; at--) {
      if (isRecord(at)) {
        return u16(at + 10);
      }
    }
    throw new EOFException();
  }

  private boolean isRecord(int at) {
    return tail[at] == 'P'
        && tail[at + 1] == 'K'
        && tail[at + 2] == 5
        && tail[at + 3] == 6
        && at + RECORD + u16(at + 20) == tail.length;
  }

  private int u16(int at) {
    return (tail[at] & 0xFF) | (tail[at + 1] & 0xFF) << 8;
  }

  private final class Seen extends FilterInputStream {
    Seen(InputStream in) {
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
      for (int i = 0; i < n; i++, position++) {
        if (position >= tailStart) {
          tail[(int) (position - tailStart)] = bytes[offset + i];
        }
      }
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      return Math.max(read(new byte[(int) Math.min(Math.max(n, 0), 1 << 16)]), 0);
    }
  }
}
