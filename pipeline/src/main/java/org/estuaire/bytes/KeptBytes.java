package org.estuaire.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes up to a limit; what goes beyond is only known to have been there. */
public final class KeptBytes implements ByteWindow.Sink {

  private static final byte SUBSTITUTE = 0x1A;

  /** Ends a record that was too long: it can't be taken for a whole one again. */
  private static final byte[] CUT_MARK = {'\r', SUBSTITUTE, SUBSTITUTE};

  private final int limit;

  /** Grown here: a ByteArrayOutputStream takes a lock for every piece. */
  private byte[] content = new byte[1024];

  private int size;
  private boolean beyond;
  private int marked;
  private boolean markedBeyond;

  public KeptBytes(int limit) {
    this.limit = limit;
  }

  /** Whether a record lost its end because it was too long. */
  public static boolean isCut(byte[] record) {
    int start = record.length - CUT_MARK.length;
    return start >= 0 && Arrays.equals(record, start, record.length, CUT_MARK, 0, CUT_MARK.length);
  }

  @Override
  public void take(byte[] from, int start, int length) {
    int room = roomFor(length);
    System.arraycopy(from, start, content, size, room);
    size += room;
  }

  public void take(byte[] all) {
    take(all, 0, all.length);
  }

  /** Takes as many line ends. */
  public void takeLineEnds(long count) {
    int room = roomFor(count);
    Arrays.fill(content, size, size + room, (byte) '\r');
    size += room;
  }

  /** How many more may be taken, with the space for them. */
  private int roomFor(long length) {
    int room = (int) Math.min(length, limit - size);
    if (size + room > content.length) {
      content = Arrays.copyOf(content, (int) Math.min(limit, Math.max(2L * size, size + room)));
    }
    beyond |= room < length;
    return room;
  }

  /** Something was left out, whatever room there is. */
  public void lose() {
    beyond = true;
  }

  public boolean beyond() {
    return beyond;
  }

  public void clear() {
    size = 0;
    beyond = false;
    mark();
  }

  /** Here the record ends, unless more of it follows what is taken next. */
  public void mark() {
    marked = size;
    markedBeyond = beyond;
  }

  /** What was taken to the mark, its loss marked. */
  public byte[] record() {
    byte[] kept = Arrays.copyOf(content, marked + (markedBeyond ? CUT_MARK.length : 0));
    if (markedBeyond) {
      System.arraycopy(CUT_MARK, 0, kept, marked, CUT_MARK.length);
    }
    return kept;
  }

  public byte[] bytes() {
    return Arrays.copyOf(content, size);
  }

  public String latin1() {
    return new String(content, 0, size, StandardCharsets.ISO_8859_1);
  }
}
