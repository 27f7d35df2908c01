package org.estuaire.hl7v2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.estuaire.bytes.ByteWindow;
import org.estuaire.bytes.KeptBytes;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;

/**
 * Cuts a delivery into messages on bytes, whatever its line ends, block characters and envelopes. A
 * record goes from MSH to before the next MSH or envelope segment; lines that belong to no message
 * make a record too, so that nothing is dropped. Memory is bounded by one record of the largest
 * size allowed: of a longer one only the beginning is kept, with a mark that makes it unreadable.
 */
public final class MessageCutter implements RecordSplitter {

  private static final int LONGEST_ENVELOPE = 512;

  private final ByteWindow bytes;
  private final int limit;
  private final Envelope envelope;
  private int ordinal;
  private boolean enveloped;

  /**
   * @param limit bytes of a record that are kept
   * @param envelope is notified of envelope segments and messages
   */
  public MessageCutter(InputStream content, int limit, Envelope envelope) {
    this.bytes = new ByteWindow(content);
    this.limit = limit;
    this.envelope = envelope;
  }

  /** Whether content begins like an HL7 v2 file. */
  public static boolean recognises(byte[] head) {
    try (ByteWindow window = new ByteWindow(new ByteArrayInputStream(head))) {
      skipBetweenRecords(window);
      Kind kind = kind(window, false);
      return kind == Kind.MESSAGE || kind == Kind.FHS || kind == Kind.BHS;
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    while (true) {
      skipBetweenRecords(bytes);
      if (bytes.atEnd()) {
        return Optional.empty();
      }
      Kind kind = kind(bytes, enveloped);
      if (kind == Kind.MESSAGE || kind == Kind.OTHER) {
        if (kind == Kind.MESSAGE) {
          envelope.message();
        }
        return Optional.of(record());
      }
      long line = bytes.line();
      KeptBytes text = new KeptBytes(LONGEST_ENVELOPE);
      bytes.copyLine(text);
      enveloped |= kind == Kind.FHS || kind == Kind.BHS;
      envelope.segment(kind, line, text.latin1());
    }
  }

  private RawRecord record() throws IOException {
    long line = bytes.line();
    long offset = bytes.offset();
    KeptBytes content = new KeptBytes(limit);
    long end;
    do {
      bytes.copyLine(content);
      end = bytes.offset();
      content.mark();
      copyNoise(bytes, content);
    } while (!bytes.atEnd() && kind(bytes, enveloped) == Kind.OTHER);
    int length = (int) Math.min(end - offset, Integer.MAX_VALUE);
    return new RawRecord(new Place(++ordinal, line, offset, length), content.record());
  }

  /** Passes empty lines, block characters and byte order marks at the beginning of a line. */
  private static void copyNoise(ByteWindow window, ByteWindow.Sink sink) throws IOException {
    while (window.copyLineEnd(sink) || copyFrame(window, sink) || window.copyMark(sink)) {
      // Each has passed some.
    }
  }

  private static boolean copyFrame(ByteWindow window, ByteWindow.Sink sink) throws IOException {
    boolean frame = Lines.isFrame(window.peek(0));
    if (frame) {
      window.pass(1, sink);
    }
    return frame;
  }

  /** Passes what may stand before a record: also blanks. */
  private static void skipBetweenRecords(ByteWindow window) throws IOException {
    copyNoise(window, ByteWindow.Sink.NOWHERE);
    while (Lines.isBlank(window.peek(0))) {
      window.pass(1, ByteWindow.Sink.NOWHERE);
      copyNoise(window, ByteWindow.Sink.NOWHERE);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** What a line begins with. */
  public enum Kind {
    MESSAGE,
    FHS,
    BHS,
    BTS,
    FTS,
    OTHER
  }

  /**
   * @param enveloped an envelope was opened: its end may stand alone
   */
  private static Kind kind(ByteWindow window, boolean enveloped) throws IOException {
    int after = window.peek(3);
    if (after <= ' ') {
      // A word of three letters on a line of its own is part of a text.
      return enveloped ? endOfEnvelope(window) : Kind.OTHER;
    }
    if (Character.isLetterOrDigit(after)) {
      return Kind.OTHER;
    }
    switch (tag(window)) {
      case Delimiters.MSH:
        return Kind.MESSAGE;
      case "FHS":
        return Kind.FHS;
      case "BHS":
        return Kind.BHS;
      case "BTS":
        return Kind.BTS;
      case "FTS":
        return Kind.FTS;
      default:
        return Kind.OTHER;
    }
  }

  private static Kind endOfEnvelope(ByteWindow window) throws IOException {
    String tag = tag(window);
    return tag.equals("BTS") ? Kind.BTS : tag.equals("FTS") ? Kind.FTS : Kind.OTHER;
  }

  private static String tag(ByteWindow window) throws IOException {
    return "" + (char) window.peek(0) + (char) window.peek(1) + (char) window.peek(2);
  }

  /** Is notified of what is around the messages. */
  public interface Envelope {
    void segment(Kind kind, long line, String text);

    void message();

    /** For a pass that only wants the messages. */
    Envelope IGNORED =
        new Envelope() {
          @Override
          public void segment(Kind kind, long line, String text) {}

          @Override
          public void message() {}
        };
  }
}
