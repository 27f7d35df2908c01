package org.estuaire.synthetic;

import java.io.InputStream;
import java.util.Iterator;

/**
 * A content made while it is read, piece by piece. Closing it early makes no more of them (which
 * {@link java.io.SequenceInputStream} would).
 */
final class Pieces extends InputStream {

  private static final int END = -1;

  private final Iterator<byte[]> pieces;
  private byte[] current = new byte[0];
  private int position;

  Pieces(Iterator<byte[]> pieces) {
    this.pieces = pieces;
  }

  @Override
  public int read() {
    return advance() ? current[position++] & 0xFF : END;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return END;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, count);
    position += count;
    return count;
  }

  /** Whether there is a byte to read. */
  private boolean advance() {
    while (position == current.length && pieces.hasNext()) {
      current = pieces.next();
      position = 0;
    }
    return position < current.length;
  }
}
