package org.estuaire.lab.cda;

import java.io.CharArrayReader;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.Finding;

/**
 * From the bytes of a document to its characters: a byte-order mark says the encoding, else the
 * declaration, else it is UTF-8 (XML 1.0, appendix F). Nothing is replaced.
 */
final class DocumentText {

  private static final int LONGEST_DECLARATION = 300;
  private static final Pattern DECLARED =
      Pattern.compile(
          "\\s*<\\?xml[^>]{0,200}?\\sencoding\\s?=\\s?[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']");

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  private DocumentText() {}

  /**
   * @throws DocumentRefused when the encoding is unknown or the bytes are not of it
   */
  static Reader of(byte[] bytes, long firstLine) {
    Charset charset = charset(bytes, firstLine);
    try {
      // A new decoder reports what it can't read; and a document needs no second copy as a string.
      CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      int marked = text.hasRemaining() && text.get(0) == '\uFEFF' ? 1 : 0;
      return new CharArrayReader(text.array(), marked, text.remaining() - marked);
    } catch (CharacterCodingException broken) {
      throw refused(charset.name(), "", firstLine);
    }
  }

  /**
   * Whether a document is surely in UTF-8 as every parser reads it: without a mark, and without the
   * bytes by which a character can be written longer than it is, which some parsers let pass.
   *
   * @throws DocumentRefused when the encoding is unknown
   */
  static boolean isPlain(byte[] bytes, long firstLine) {
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      if (((long) EIGHT.get(bytes, at) & NOT_ASCII) != 0 && !isPlain(bytes, at, at + Long.BYTES)) {
        return false;
      }
    }
    return isPlain(bytes, at, bytes.length)
        && charset(bytes, firstLine).equals(StandardCharsets.UTF_8);
  }

  private static boolean isPlain(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xFF;
      if (b == 0 || b == 0xC0 || b == 0xC1 || b == 0xE0 || b == 0xEF || b >= 0xF0) {
        return false;
      }
    }
    return true;
  }

  private static Charset charset(byte[] bytes, long firstLine) {
    int first = bytes.length > 0 ? bytes[0] & 0xFF : 0;
    int second = bytes.length > 1 ? bytes[1] & 0xFF : 0;
    if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return first == 0xEF ? StandardCharsets.UTF_8 : declared(bytes, firstLine);
  }

  private static Charset declared(byte[] bytes, long firstLine) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_DECLARATION));
    Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (!declared.lookingAt()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalArgumentException unknown) {
      throw refused("?", declared.group(1), firstLine);
    }
  }

  private static DocumentRefused refused(String charset, String declared, long firstLine) {
    return new DocumentRefused(
        Finding.of(CdaFinding.ENCODING, charset)
            .atLine(firstLine)
            .inField("encoding")
            .quoting(declared));
  }
}
