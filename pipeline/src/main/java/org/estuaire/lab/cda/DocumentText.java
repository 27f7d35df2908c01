package org.estuaire.lab.cda;

import java.io.Reader;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.bytes.DoubleEncoding;
import org.estuaire.bytes.Text;
import org.estuaire.bytes.TextReader;
import org.estuaire.bytes.Utf8;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.TextFinding;

/**
 * From the bytes of a document to its characters: a byte-order mark says the encoding, else the
 * declaration, else it is UTF-8 (XML 1.0, appendix F). A declaration that can't be right is not
 * believed ({@link TextReader}).
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
    String text = read(bytes, firstLine).content();
    return new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static Text read(byte[] bytes, long firstLine) {
    Charset charset = charset(bytes, firstLine);
    return new TextReader(charset)
        .read(bytes)
        .orElseThrow(() -> refused(charset.name(), "", firstLine));
  }

  /** What a sender is told of the encoding of a document that can be read. */
  static List<Finding> remarks(byte[] bytes, long firstLine) {
    if (Utf8.isWellFormed(bytes) && isPlain(bytes, firstLine)) {
      return List.of();
    }
    return TextFinding.about(read(bytes, firstLine), charset(bytes, firstLine)).stream()
        .map(finding -> finding.atLine(firstLine).inField("encoding"))
        .toList();
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
      boolean foreign = b == 0 || b == 0xC0 || b == 0xC1 || b == 0xE0 || b == 0xEF || b >= 0xF0;
      if (foreign || DoubleEncoding.mayBeginAt(bytes, i)) {
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
