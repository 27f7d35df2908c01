package org.estuaire.lab.hprim.medecins;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Counts the bytes that pass, to tell in which charset a delivery without a byte order mark is
 * written. The format declares none; in practice UTF-8, windows-1252, MacRoman and the CP850 of old
 * MS-DOS programs occur. Strict UTF-8 first, then the accented letters é è à decide: each of the
 * three old charsets writes them with bytes that are implausible inside French words in the others.
 */
final class CharsetCensus extends FilterInputStream {

  static final Charset WINDOWS = Charset.forName("windows-1252");
  static final Charset MS_DOS = Charset.forName("IBM850");
  static final Charset MACINTOSH = Charset.forName("x-MacRoman");

  private final long[] counts = new long[256];
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer ignored = CharBuffer.allocate(4096);
  private byte[] rest = new byte[0];
  private boolean utf8 = true;

  CharsetCensus(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    if (next >= 0) {
      take(new byte[] {(byte) next}, 0, 1);
    }
    return next;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    int read = in.read(into, start, length);
    if (read > 0) {
      take(into, start, read);
    }
    return read;
  }

  private void take(byte[] bytes, int start, int length) {
    for (int i = start; i < start + length; i++) {
      counts[bytes[i] & 0xFF]++;
    }
    if (utf8) {
      ByteBuffer both = ByteBuffer.allocate(rest.length + length);
      both.put(rest).put(bytes, start, length).flip();
      check(both, false);
      rest = new byte[both.remaining()];
      both.get(rest);
    }
  }

  private void check(ByteBuffer bytes, boolean last) {
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      ignored.clear();
      result = decoder.decode(bytes, ignored, last);
    }
    utf8 = !result.isError();
  }

  /** The charset of what passed, once all has. */
  Charset charset() {
    if (utf8) {
      check(ByteBuffer.wrap(rest), true);
      rest = new byte[0];
    }
    if (utf8) {
      return StandardCharsets.UTF_8;
    }
    long windows = counts[0xE9] + counts[0xE8] + counts[0xE0];
    long dos = counts[0x82] + counts[0x8A] + counts[0x85];
    long mac = counts[0x8E] + counts[0x8F] + counts[0x88];
    if (windows >= dos && windows >= mac) {
      return WINDOWS;
    }
    return dos >= mac ? MS_DOS : MACINTOSH;
  }
}
