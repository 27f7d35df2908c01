package org.estuaire.lab.hprim.sante;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.estuaire.bytes.KeptBytes;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.hprim.sante.LineReader.Line;

/**
 * Cuts a delivery into persons. A record is the H of the file, on one line, followed by the lines
 * from P to before the next P, H or L: so it can be decoded alone. Lines that belong to no person
 * make a record too, so that nothing is dropped. Of a record that is too long only the beginning is
 * kept, with a mark that makes it unreadable.
 */
final class PersonCutter implements RecordSplitter {

  static final int LONGEST_HEADER = 8 * 1024;

  private final LineReader lines;
  private final int limit;
  private final Envelope envelope;
  private Optional<Line> pending;
  private byte[] header = new byte[0];
  private int ordinal;

  /**
   * @param limit bytes of a record that are kept
   * @param envelope is notified of H, L and every line
   */
  PersonCutter(LineReader lines, int limit, Envelope envelope) throws IOException {
    this.lines = lines;
    this.limit = limit;
    this.envelope = envelope;
    this.pending = lines.next();
  }

  PersonCutter(InputStream content, int limit) throws IOException {
    this(new LineReader(content, limit), limit, Envelope.IGNORED);
  }

  /** Is notified of what is around the persons, and of every line of theirs. */
  interface Envelope {
    void header(Frame header);

    void trailer(Frame trailer);

    void person();

    void line(Line line, boolean addendum);

    /** For a pass that only wants the records. */
    Envelope IGNORED =
        new Envelope() {
          @Override
          public void header(Frame header) {}

          @Override
          public void trailer(Frame trailer) {}

          @Override
          public void person() {}

          @Override
          public void line(Line line, boolean addendum) {}
        };
  }

  /**
   * H or L, with what its lines A append.
   *
   * @param line its first line
   * @param lines how many lines it takes
   * @param cut it is longer than {@link #LONGEST_HEADER}
   */
  record Frame(long line, int lines, byte[] text, boolean cut) {
    @Override
    public String toString() {
      return "Frame[" + line + "]";
    }
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    while (pending.isPresent()) {
      Line first = pending.get();
      Kind kind = kind(first);
      if (kind == Kind.HEADER) {
        Frame frame = frame();
        header = frame.text();
        envelope.header(frame);
      } else if (kind == Kind.TRAILER) {
        envelope.trailer(frame());
      } else {
        if (kind == Kind.PERSON) {
          envelope.person();
        }
        return Optional.of(record(first));
      }
    }
    return Optional.empty();
  }

  private Frame frame() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Line first = pending.orElseThrow();
    boolean cut = append(text, first, 0);
    int count = 1;
    pending = lines.next();
    while (pending.isPresent() && kind(pending.get()) == Kind.ADDENDUM) {
      cut |= append(text, pending.get(), 2);
      count++;
      pending = lines.next();
    }
    return new Frame(first.number(), count, text.toByteArray(), cut);
  }

  private static boolean append(ByteArrayOutputStream text, Line line, int from) {
    int length = line.bytes().length - from;
    int room = Math.min(length, LONGEST_HEADER - text.size());
    text.write(line.bytes(), from, room);
    return line.cut() || room < length;
  }

  private RawRecord record(Line first) throws IOException {
    KeptBytes content = new KeptBytes(limit);
    content.take(header);
    long expected = first.number();
    Line last = first;
    do {
      Line line = pending.orElseThrow();
      // One line end per line of the delivery, so that places of findings fit.
      content.takeLineEnds(line.number() - expected + 1);
      content.take(line.bytes());
      if (line.cut()) {
        content.lose();
      }
      expected = line.number() + 1;
      envelope.line(line, kind(line) == Kind.ADDENDUM);
      last = line;
      pending = lines.next();
    } while (pending.isPresent() && belongs(kind(pending.get())));
    content.mark();
    int length = (int) Math.min(last.stop() - first.offset(), Integer.MAX_VALUE);
    return new RawRecord(
        new Place(++ordinal, first.number(), first.offset(), length), content.record());
  }

  private static boolean belongs(Kind kind) {
    return kind == Kind.OTHER || kind == Kind.ADDENDUM;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** What a line begins with. */
  private enum Kind {
    HEADER,
    PERSON,
    ADDENDUM,
    TRAILER,
    OTHER
  }

  private Kind kind(Line line) {
    byte[] bytes = line.bytes();
    if (Delimiters.begin(bytes, 0)) {
      return Kind.HEADER;
    }
    byte separator = header.length > 1 ? header[1] : (byte) '|';
    boolean alone = bytes.length == 1;
    if (!alone && (bytes.length == 0 || bytes[1] != separator)) {
      return Kind.OTHER;
    }
    switch (bytes[0]) {
      case 'H':
        return alone ? Kind.OTHER : Kind.HEADER;
      case 'P':
        return alone ? Kind.OTHER : Kind.PERSON;
      case 'L':
        return Kind.TRAILER;
      case 'A':
        return alone ? Kind.OTHER : Kind.ADDENDUM;
      default:
        return Kind.OTHER;
    }
  }
}
