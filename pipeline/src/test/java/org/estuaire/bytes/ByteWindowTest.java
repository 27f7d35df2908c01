package org.estuaire.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines are cut at the same places however long they are, and however their bytes arrive. */
class ByteWindowTest {

  private static final int BUFFER = 64 * 1024;

  private record Line(long number, long offset, String text) {}

  private static List<Line> lines(InputStream in, Charset charset) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (ByteWindow window = ByteWindow.behindMark(in)) {
      while (!window.atEnd()) {
        KeptBytes kept = new KeptBytes(Integer.MAX_VALUE);
        long number = window.line();
        long offset = window.offset();
        window.copyLine(kept);
        lines.add(new Line(number, offset, new String(kept.bytes(), charset)));
      }
    }
    return lines;
  }

  /** Gives one byte at a time. */
  private static InputStream trickling(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int start, int length) {
        return super.read(into, start, Math.min(1, length));
      }
    };
  }

  @Test
  void aLineEndsWithEitherSignOrBoth() throws IOException {
    byte[] bytes = "a\rb\nc\r\n\n\rd".getBytes(StandardCharsets.US_ASCII);
    List<Line> expected =
        List.of(
            new Line(1, 0, "a\r"),
            new Line(2, 2, "b\n"),
            new Line(3, 4, "c\r\n"),
            new Line(4, 7, "\n"),
            new Line(5, 8, "\r"),
            new Line(6, 9, "d"));
    assertEquals(expected, lines(new ByteArrayInputStream(bytes), StandardCharsets.US_ASCII));
    assertEquals(expected, lines(trickling(bytes), StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(ints = {BUFFER - 2, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER})
  void theEdgeOfWhatIsReadIsNoLineEnd(int length) throws IOException {
    String first = "x".repeat(length) + "\r\n";
    byte[] bytes = (first + "y").getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        List.of(new Line(1, 0, first), new Line(2, length + 2, "y")),
        lines(new ByteArrayInputStream(bytes), StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void anUnitOfTwoBytesMayHoldTheByteOfALineEnd(String name) throws IOException {
    Charset charset = Charset.forName(name);
    byte[] bytes = "\uFEFFਊ഍a\r\nb".getBytes(charset);
    assertEquals(
        List.of(new Line(1, 2, "ਊ഍a\r\n"), new Line(2, 12, "b")),
        lines(new ByteArrayInputStream(bytes), charset));
    assertEquals(lines(new ByteArrayInputStream(bytes), charset), lines(trickling(bytes), charset));
  }

  @Test
  void aCutRecordIsKnownByItsEndAndEndsAtItsMark() {
    KeptBytes kept = new KeptBytes(4);
    kept.take("abc".getBytes(StandardCharsets.US_ASCII));
    kept.mark();
    kept.take("\r\r\r".getBytes(StandardCharsets.US_ASCII));
    assertArrayEquals("abc".getBytes(StandardCharsets.US_ASCII), kept.record());
    assertFalse(KeptBytes.isCut(kept.record()));
    kept.mark();
    assertTrue(KeptBytes.isCut(kept.record()));
    assertTrue(kept.beyond());
  }
}
