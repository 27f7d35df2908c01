package org.estuaire.bytes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * UTF-8 that somebody took for an encoding of single bytes and encoded again, so that é became
 * {@code Ã©} (or {@code √©}, or {@code ├®}). The letters are all there, in disguise.
 */
public final class DoubleEncoding {

  private static final List<Charset> TAKEN_FOR =
      List.of(Charsets.WINDOWS, Charsets.MACINTOSH, Charsets.MS_DOS);

  /** Some texts went through it again and again. */
  private static final int MOST_TIMES = 3;

  private static final String HALVES = "\u00A2\u00AF\u00B0";
  private static final int FIRST_LEAD = 0xC2;
  private static final int LAST_LEAD = 0xF4;
  private static final int LATIN = 0xC0;
  private static final int TWO_BYTES_END = 0x800;
  private static final int QUOTES = 0x2000;
  private static final int EURO = 0x20AC;

  private DoubleEncoding() {}

  /** A quick look: without one of these letters before another that isn't ASCII there is none. */
  public static boolean mayBeIn(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      boolean lead =
          c >= FIRST_LEAD && (c <= LAST_LEAD || c == '√' || c == '‚' || c == '├' || c == '┬');
      if (lead && text.charAt(i + 1) >= 0x80) {
        return true;
      }
    }
    return false;
  }

  /** A quick look at bytes in UTF-8: what may be half of a letter, and the other half after it. */
  public static boolean mayBeginAt(byte[] utf8, int at) {
    if (at + 3 >= utf8.length) {
      return false;
    }
    int first = utf8[at] & 0xFF;
    int second = utf8[at + 1] & 0xFF;
    if (first == 0xC3) {
      // Â to ß, and â ï ð, which begin the quotes, the mark and the emoji.
      boolean half = second >= 0x82 && second <= 0x9F || HALVES.indexOf(second) >= 0;
      return half && utf8[at + 2] < 0 && utf8[at + 2] != (byte) 0xC3;
    }
    // √ and ‚, ├ and ┬
    int third = utf8[at + 2] & 0xFF;
    boolean sign = second == 0x88 || second == 0x80 ? third == 0x9A : second == 0x94;
    return first == 0xE2 && sign && utf8[at + 3] < 0;
  }

  /** Bytes in UTF-8 as they were before; the same array where nothing was wrong. */
  public static byte[] undone(byte[] utf8) {
    for (int i = 0; i < utf8.length; i++) {
      if (utf8[i] < 0 && mayBeginAt(utf8, i)) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        String before = undone(text);
        return before.equals(text) ? utf8 : before.getBytes(StandardCharsets.UTF_8);
      }
    }
    return utf8;
  }

  /** The text as it was before; the same text where it wasn't, or where that isn't certain. */
  public static String undone(String text) {
    String now = text;
    for (int times = 0; times < MOST_TIMES && mayBeIn(now); times++) {
      String before = once(now);
      if (before.equals(now)) {
        return now;
      }
      now = before;
    }
    return now;
  }

  private static String once(String text) {
    Plausibility as = Plausibility.of(text);
    if (as.strange() == 0) {
      return text;
    }
    for (Charset charset : TAKEN_FOR) {
      String other = new Undoing(text, charset).all();
      Plausibility then = Plausibility.of(other);
      boolean fewer = then.strange() < as.strange();
      if (!other.equals(text) && then.score() > as.score() && fewer) {
        return other;
      }
    }
    return text;
  }

  /** The work on one text. */
  private static final class Undoing {
    private final String text;
    private final CharsetEncoder encoder;
    private final boolean windows;

    Undoing(String text, Charset charset) {
      this.text = text;
      this.encoder = charset.newEncoder();
      this.windows = charset.equals(Charsets.WINDOWS);
    }

    String all() {
      StringBuilder undone = new StringBuilder(text.length());
      int at = 0;
      while (at < text.length()) {
        int length = text.charAt(at) < 0x80 ? 0 : sequence(at);
        String one = length == 0 ? "" : decoded(at, length);
        if (one.isEmpty()) {
          undone.append(text.charAt(at));
          at++;
        } else {
          undone.append(one);
          at += length;
        }
      }
      return undone.toString();
    }

    /** Characters of the sequence of UTF-8 that the one here would begin; 0 for none. */
    private int sequence(int at) {
      int lead = single(text.charAt(at));
      if (lead < FIRST_LEAD || lead > LAST_LEAD) {
        return 0;
      }
      int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      return at + length <= text.length() ? length : 0;
    }

    private String decoded(int at, int length) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        int single = single(text.charAt(at + i));
        if (single < 0x80) {
          return "";
        }
        bytes[i] = (byte) single;
      }
      return StrictText.decode(bytes, StandardCharsets.UTF_8).filter(this::isLikely).orElse("");
    }

    /**
     * What Europe writes, and on Windows what has its own scripts of two bytes, or four. Anything
     * else is letters and signs that chance put side by side: {@code éµµ} is a Chinese character.
     */
    private boolean isLikely(String one) {
      int c = one.codePointAt(0);
      return c < LATIN
          || Letters.isEuropean(c)
          || c >= QUOTES && c <= EURO
          || windows && (c < TWO_BYTES_END || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT);
    }

    /** The byte that a character was, or -1. */
    private int single(char c) {
      // Programs that say windows-1252 leave the five bytes that it lacks as they are.
      if (windows && c <= 0xFF) {
        return c;
      }
      try {
        ByteBuffer one = encoder.encode(CharBuffer.wrap(new char[] {c}));
        return one.remaining() == 1 ? one.get() & 0xFF : -1;
      } catch (CharacterCodingException foreign) {
        return -1;
      }
    }
  }
}
