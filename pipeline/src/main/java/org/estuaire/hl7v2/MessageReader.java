package org.estuaire.hl7v2;

import ca.uhn.hl7v2.HapiContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.TextFinding;

/**
 * Cuts the text of a message into segments and fields, within limits that hold before any parser
 * sees a field. A line that is no segment is the rest of the one before, for some senders leave
 * line ends in texts; a segment in small letters is a segment. What could be either refuses the
 * message.
 */
public final class MessageReader {

  public static final int MOST_SEGMENTS = 5_000;
  public static final int MOST_REPETITIONS = 1_000;

  /** Separators of all kinds in one segment: bounds what parsing one of its fields may build. */
  public static final int MOST_SEPARATORS = 20_000;

  public static final int LONGEST_FIELD = 64 * 1024;

  /** Values of these types are documents and texts, as long as the record may be. */
  private static final Set<String> LONG_TYPES = Set.of("ED", "TX", "FT", "RP");

  private static final int VALUE = 5;
  private static final int STATUS = 11;
  private static final int NOTE = 3;

  private final HapiContext context;

  public MessageReader(HapiContext context) {
    this.context = context;
  }

  /**
   * @param text begins with {@code MSH}
   * @throws MessageRefused when it is beyond a limit or has no usable separators
   */
  public Hl7Message read(String text, Remarks remarks) {
    Delimiters delimiters = Delimiters.of(text);
    if (delimiters.unusual()) {
      remarks.add(Finding.of(Hl7Finding.SEPARATORS_UNUSUAL).inField("MSH-2"));
    }
    Cut cut =
        new Cut(
            delimiters,
            new HapiFieldParser(context, delimiters),
            ControlCharacters.in(text),
            remarks);
    cut.lines(text);
    return new Hl7Message(delimiters, cut.segments);
  }

  /** The work on one message. */
  private static final class Cut {
    private final Delimiters delimiters;
    private final HapiFieldParser parser;
    private final boolean commanding;
    private final Remarks remarks;
    private final List<Segment> segments = new ArrayList<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final StringBuilder open = new StringBuilder();
    private long openLine;

    /** Separators in the segment that is open, as far as they were counted. */
    private int openFields;

    private int counted;

    /**
     * @param commanding there are control characters somewhere
     */
    private Cut(
        Delimiters delimiters, HapiFieldParser parser, boolean commanding, Remarks remarks) {
      this.delimiters = delimiters;
      this.parser = parser;
      this.commanding = commanding;
      this.remarks = remarks;
    }

    private void lines(String text) {
      long line = remarks.firstLine();
      int from = 0;
      while (from < text.length()) {
        int end = from;
        while (end < text.length() && !Lines.isEnd(text.charAt(end))) {
          end++;
        }
        line(text, from, end, line);
        boolean both = text.startsWith("\r\n", end);
        from = end + (both ? 2 : 1);
        line++;
      }
      closeSegment();
    }

    private void line(String text, int start, int stop, long line) {
      int from = start;
      int end = stop;
      while (from < end && Lines.isFrame(text.charAt(from))) {
        from++;
      }
      while (end > from && Lines.isFrame(text.charAt(end - 1))) {
        end--;
      }
      if (from == end) {
        return;
      }
      LineKind kind = kind(text, from, end);
      if (kind == LineKind.BROKEN) {
        throw new MessageRefused(Finding.of(Hl7Finding.LINE_UNCLEAR).atLine(line));
      }
      if (kind == LineKind.TEXT) {
        remarks.add(Finding.of(Hl7Finding.LINE_JOINED).atLine(line));
        open.append('\n').append(text, from, end);
        return;
      }
      closeSegment();
      openLine = line;
      int name = SegmentNames.begin(text, from, end);
      open.append(text.substring(name, name + 3).toUpperCase(Locale.ROOT));
      openFields = 0;
      counted = 0;
      open.append(text, name + 3, end);
      if (kind == LineKind.MISWRITTEN) {
        remarks.add(Finding.of(Hl7Finding.SEGMENT_MISWRITTEN).atLine(line).inField(openName()));
      } else if (kind == LineKind.FOREIGN) {
        remarks.add(Finding.of(Hl7Finding.SEGMENT_UNKNOWN).atLine(line).quoting(openName()));
      }
    }

    /** Only asked where a line is no plain segment. */
    private int openFields() {
      openFields += separators(open, counted, open.length());
      counted = open.length();
      return openFields;
    }

    private int separators(CharSequence text, int from, int end) {
      int count = 0;
      for (int at = from; at < end; at++) {
        count += text.charAt(at) == delimiters.field() ? 1 : 0;
      }
      return count;
    }

    private String openName() {
      return open.substring(0, 3);
    }

    /** What a line is, where senders leave line ends in texts. */
    private enum LineKind {
      SEGMENT,
      /** A segment in small letters, or behind blanks. */
      MISWRITTEN,
      /** A segment that HL7 doesn't have. */
      FOREIGN,
      /** The rest of the field before it. */
      TEXT,
      /** Neither: what it separates would move into fields that are over. */
      BROKEN
    }

    private LineKind kind(String text, int from, int end) {
      if (open.length() == 0) {
        return LineKind.SEGMENT;
      }
      if (SegmentNames.isSegment(text, from, end, delimiters.field())) {
        return LineKind.SEGMENT;
      }
      int name = SegmentNames.begin(text, from, end);
      String upper = text.substring(name, Math.min(end, name + 4)).toUpperCase(Locale.ROOT);
      if (SegmentNames.isSegment(upper, 0, upper.length(), delimiters.field())) {
        return upper.startsWith(Delimiters.MSH) ? LineKind.BROKEN : LineKind.MISWRITTEN;
      }
      if (!isTextOpen() && SegmentNames.couldBe(text, from, end, delimiters.field())) {
        return end - from == 3 ? LineKind.SEGMENT : LineKind.FOREIGN;
      }
      return isComplete() && separators(text, from, end) > 0 ? LineKind.BROKEN : LineKind.TEXT;
    }

    /** Whether the last field so far is the value of a result or the text of a note. */
    private boolean isTextOpen() {
      return openName().equals("OBX") && openFields() <= VALUE
          || openName().equals("NTE") && openFields() <= NOTE;
    }

    /** Whether the segment is a result that has its status. */
    private boolean isComplete() {
      return openName().equals("OBX") && openFields() >= STATUS;
    }

    private void closeSegment() {
      if (open.length() == 0) {
        return;
      }
      String name = open.substring(0, 3);
      if (segments.size() == MOST_SEGMENTS) {
        throw beyond(Hl7Finding.TOO_MANY_SEGMENTS, MOST_SEGMENTS, name, 0);
      }
      if (segments.isEmpty()) {
        // MSH-1 is the separator itself: as if it were a field of its own, numbers fit the
        // standard.
        open.insert(3, delimiters.field());
      }
      String text = open.toString();
      open.setLength(0);
      int rank = ranks.merge(name, 1, Integer::sum);
      int[] starts = fields(text, name);
      if (commanding && ControlCharacters.in(text)) {
        CommandsInFields fields = new CommandsInFields(text, starts);
        tell(TextFinding.CONTROL_CHARACTERS, name, rank, fields.first());
        text = fields.without(name, delimiters.field());
        starts = fields(text, name);
      }
      // MSH-2 is the escape character itself.
      int odd = segments.isEmpty() ? -1 : parser.firstOddEscape(text);
      if (odd >= 0) {
        tell(TextFinding.ESCAPE_ODD, name, rank, fieldAt(odd, starts));
      }
      segments.add(
          new Segment(name, rank, openLine, text, starts, delimiters.repetition(), parser));
    }

    private void tell(TextFinding code, String name, int rank, int field) {
      remarks.add(Finding.of(code).inField(Segment.place(name, rank, field)).atLine(openLine));
    }

    private static int fieldAt(int index, int[] starts) {
      int field = 0;
      while (field < starts.length - 1 && starts[field] <= index) {
        field++;
      }
      return field;
    }

    /** Where each field begins; the last number is one beyond the end. */
    private int[] fields(String text, String name) {
      int[] starts = new int[32];
      int count = 0;
      int separators = 0;
      int repetitions = 0;
      for (int at = 3; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9' || c >= 'a' && c <= 'z') {
          // What never separates (Delimiters), and most of a message.
          continue;
        }
        if (c == delimiters.field()) {
          starts = count + 2 > starts.length ? Arrays.copyOf(starts, count * 2) : starts;
          starts[count++] = at + 1;
          repetitions = 0;
        } else if (c == delimiters.repetition()) {
          repetitions++;
        } else if (c != delimiters.component() && c != delimiters.subComponent()) {
          continue;
        }
        separators++;
        if (repetitions >= MOST_REPETITIONS) {
          throw beyond(Hl7Finding.TOO_MANY_REPETITIONS, MOST_REPETITIONS, name, count);
        }
        if (separators > MOST_SEPARATORS) {
          throw beyond(Hl7Finding.TOO_MANY_SEPARATORS, MOST_SEPARATORS, name, count);
        }
      }
      starts[count] = text.length() + 1;
      int[] exact = Arrays.copyOf(starts, count + 1);
      checkLengths(exact, text, name);
      return exact;
    }

    private void checkLengths(int[] starts, String text, String name) {
      for (int field = 1; field < starts.length; field++) {
        boolean longer = starts[field] - starts[field - 1] > LONGEST_FIELD;
        if (longer && !(name.equals("OBX") && field == VALUE && isLongType(starts, text))) {
          throw beyond(Hl7Finding.FIELD_TOO_LONG, LONGEST_FIELD, name, field);
        }
      }
    }

    private static boolean isLongType(int[] starts, String text) {
      return LONG_TYPES.contains(text.substring(starts[1], starts[2] - 1).strip());
    }

    private MessageRefused beyond(Hl7Finding limit, int most, String name, int field) {
      String place = field == 0 ? name : name + "-" + field;
      return new MessageRefused(
          Finding.of(limit, Integer.toString(most)).inField(place).atLine(openLine));
    }
  }
}
