package org.estuaire.hl7v2;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
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

  /** Ends the bytes of a record that was too long: never a message of its own again. */
  private static final byte[] CUT_MARK = {'\r', Lines.SUBSTITUTE, Lines.SUBSTITUTE};

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

  /** Whether a record lost its end because it was too long. */
  public static boolean isCut(byte[] record) {
    int start = record.length - CUT_MARK.length;
    return start >= 0 && Arrays.equals(record, start, record.length, CUT_MARK, 0, CUT_MARK.length);
  }

  /** Whether content begins like an HL7 v2 file. */
  public static boolean recognises(byte[] head) {
    try (ByteWindow window = new ByteWindow(new ByteArrayInputStream(head))) {
      window.skipBetweenRecords();
      Kind kind = kind(window, false);
      return kind == Kind.MESSAGE || kind == Kind.FHS || kind == Kind.BHS;
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    while (true) {
      bytes.skipBetweenRecords();
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
      Kept text = new Kept(LONGEST_ENVELOPE);
      bytes.copyLine(text);
      enveloped |= kind == Kind.FHS || kind == Kind.BHS;
      envelope.segment(kind, line, text.ascii());
    }
  }

  private RawRecord record() throws IOException {
    long line = bytes.line();
    long offset = bytes.offset();
    Kept content = new Kept(limit);
    long end;
    do {
      bytes.copyLine(content);
      end = bytes.offset();
      content.mark();
      bytes.copyNoise(content);
    } while (!bytes.atEnd() && kind(bytes, enveloped) == Kind.OTHER);
    int length = (int) Math.min(end - offset, Integer.MAX_VALUE);
    return new RawRecord(new Place(++ordinal, line, offset, length), content.record());
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

  /** Bytes up to a limit; what goes beyond is only known to have been there. */
  private static final class Kept implements ByteWindow.Sink {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final int limit;
    private boolean beyond;
    private int marked;
    private boolean markedBeyond;

    private Kept(int limit) {
      this.limit = limit;
    }

    @Override
    public void take(byte[] from, int start, int length) {
      int room = Math.min(length, limit - content.size());
      content.write(from, start, room);
      beyond |= room < length;
    }

    /** Here content ended; blank lines and block characters may follow. */
    private void mark() {
      marked = content.size();
      markedBeyond = beyond;
    }

    private byte[] record() {
      byte[] kept =
          Arrays.copyOf(content.toByteArray(), marked + (markedBeyond ? CUT_MARK.length : 0));
      if (markedBeyond) {
        System.arraycopy(CUT_MARK, 0, kept, marked, CUT_MARK.length);
      }
      return kept;
    }

    private String ascii() {
      return content.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
