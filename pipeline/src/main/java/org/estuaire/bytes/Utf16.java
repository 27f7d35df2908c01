package org.estuaire.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Files of two bytes a character, as spreadsheets save "Unicode text": with a byte order mark or,
 * by the zeros beside their ASCII, without. Readers of lines and separators get them as UTF-8, so
 * that no format has to know; what is no character is U+FFFD there, which every format refuses or
 * tells.
 */
public final class Utf16 {

  private static final int HEAD = 64;
  private static final int BUFFER = 1 << 14;

  private Utf16() {}

  /**
   * The encoding of content that begins like this, if it is one of two bytes.
   *
   * @param head the first bytes, the more the better
   */
  public static Optional<Charset> of(byte[] head) {
    if (head.length < 2) {
      return Optional.empty();
    }
    int first = head[0] & 0xFF;
    int second = head[1] & 0xFF;
    if (first == 0xFF && second == 0xFE) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (first == 0xFE && second == 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return unmarked(head);
  }

  /** Four characters of ASCII at least, and each with its zero on the same side. */
  private static Optional<Charset> unmarked(byte[] head) {
    int pairs = Math.min(head.length, HEAD) / 2;
    int little = 0;
    int big = 0;
    for (int i = 0; i < pairs; i++) {
      little += head[2 * i] > 0 && head[2 * i + 1] == 0 ? 1 : 0;
      big += head[2 * i] == 0 && head[2 * i + 1] > 0 ? 1 : 0;
    }
    if (pairs < 4 || Math.max(little, big) * 4 < pairs * 3) {
      return Optional.empty();
    }
    return Optional.of(little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  /** The first bytes of content as {@link #asUtf8(InputStream)} gives them. */
  public static byte[] asUtf8(byte[] head) {
    Optional<Charset> wide = of(head);
    if (wide.isEmpty()) {
      return head;
    }
    // Half a character at the end is none.
    String text = new String(head, 0, head.length & ~1, wide.get());
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Content of two bytes a character as UTF-8, its mark as that of UTF-8; other content as it is.
   */
  public static InputStream asUtf8(InputStream content) throws IOException {
    return look(content).asUtf8();
  }

  /**
   * Content that was looked at.
   *
   * @param wide its encoding where that has two bytes a character
   */
  public record Content(InputStream asUtf8, Optional<Charset> wide) {}

  public static Content look(InputStream content) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(content, HEAD);
    byte[] head = whole.readNBytes(HEAD);
    whole.unread(head);
    Optional<Charset> wide = of(head);
    return wide.isPresent()
        ? new Content(new Recoded(whole, wide.get()), wide)
        : new Content(whole, wide);
  }

  /** Reads characters, gives bytes. */
  private static final class Recoded extends InputStream {
    private final Reader characters;
    private final CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD});
    private final CharBuffer read = CharBuffer.allocate(BUFFER).limit(0);
    private final ByteBuffer ready = ByteBuffer.allocate(4 * BUFFER).limit(0);
    private boolean ended;

    Recoded(InputStream content, Charset charset) {
      this.characters = new InputStreamReader(content, charset);
    }

    @Override
    public int read() throws IOException {
      return fill() ? ready.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int given = Math.min(length, ready.remaining());
      ready.get(into, start, given);
      return given;
    }

    private boolean fill() throws IOException {
      while (!ready.hasRemaining() && !ended) {
        read.compact();
        ended = characters.read(read) < 0;
        read.flip();
        ready.clear();
        CoderResult result = encoder.encode(read, ready, ended);
        if (ended && result.isUnderflow()) {
          encoder.flush(ready);
        }
        ready.flip();
      }
      return ready.hasRemaining();
    }

    @Override
    public void close() throws IOException {
      characters.close();
    }
  }
}
