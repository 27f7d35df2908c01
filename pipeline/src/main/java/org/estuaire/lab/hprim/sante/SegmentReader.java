package org.estuaire.lab.hprim.sante;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.TextFinding;

/**
 * Cuts the text of a record into segments. A line A continues the segment before it exactly where
 * it was cut. A line that is no segment is a text that was broken over lines.
 */
final class SegmentReader {

  static final int MOST_SEGMENTS = 5_000;
  static final int MOST_FIELDS = 1_000;

  private static final String ADDENDUM = "A";
  private static final int LONGEST_TYPE = 3;

  private final Delimiters delimiters;
  private final Escapes escapes;
  private final Remarks remarks;
  private final List<Segment> segments = new ArrayList<>();
  private final Map<String, Integer> ranks = new HashMap<>();
  private final StringBuilder open = new StringBuilder();
  private String openType = "";
  private long openLine;

  private SegmentReader(Delimiters delimiters, Remarks remarks) {
    this.delimiters = delimiters;
    this.escapes = new Escapes(delimiters);
    this.remarks = remarks;
  }

  /**
   * @param text a record as {@link PersonCutter} cuts it: H on the first line
   * @throws ReportRefused when it is beyond a limit
   */
  static List<Segment> read(String text, Delimiters delimiters, Remarks remarks) {
    SegmentReader reading = new SegmentReader(delimiters, remarks);
    // H stands on a line of its own, which the delivery doesn't have here.
    long line = remarks.firstLine() - 1;
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('\r', from);
      end = end < 0 ? text.length() : end;
      reading.line(text.substring(from, end), line);
      from = end + 1;
      line++;
    }
    reading.close();
    return reading.segments;
  }

  private void line(String line, long number) {
    if (line.isEmpty()) {
      return;
    }
    String type = type(line);
    if (type.equals(ADDENDUM) && !openType.isEmpty()) {
      open.append(line, ADDENDUM.length() + 1, line.length());
    } else if (!type.isEmpty() || openType.isEmpty()) {
      close();
      openType = type.isEmpty() ? "?" : type;
      openLine = number;
      open.append(line);
    } else {
      remarks.add(Finding.of(HprimSanteFinding.LINE_JOINED).atLine(number));
      open.append('\n').append(line);
    }
  }

  /** Up to three capitals before a field separator or the end of the line; empty for none. */
  private String type(String line) {
    int length = 0;
    while (length < line.length() && line.charAt(length) >= 'A' && line.charAt(length) <= 'Z') {
      length++;
    }
    boolean ended = length == line.length() || line.charAt(length) == delimiters.field();
    boolean usable = ended && length > 0 && length <= LONGEST_TYPE;
    return usable && !line.equals(ADDENDUM) ? line.substring(0, length) : "";
  }

  private void close() {
    if (openType.isEmpty()) {
      return;
    }
    if (segments.size() == MOST_SEGMENTS) {
      throw beyond(HprimSanteFinding.TOO_MANY_RECORDS, MOST_SEGMENTS);
    }
    String text = open.toString();
    open.setLength(0);
    int rank = ranks.merge(openType, 1, Integer::sum);
    if (ControlCharacters.in(text)) {
      tell(TextFinding.CONTROL_CHARACTERS, rank);
      text = ControlCharacters.replaced(text);
    }
    // H-2 is the escape character itself.
    if (!segments.isEmpty() && escapes.firstOdd(text) >= 0) {
      tell(TextFinding.ESCAPE_ODD, rank);
    }
    segments.add(new Segment(openType, rank, openLine, fields(text), delimiters));
  }

  private void tell(TextFinding code, int rank) {
    remarks.add(Finding.of(code).inField(Remarks.place(openType, rank, 0)).atLine(openLine));
  }

  private String[] fields(String text) {
    List<String> fields = new ArrayList<>(32);
    int from = 0;
    int next = text.indexOf(delimiters.field());
    while (next >= 0) {
      if (fields.size() == MOST_FIELDS) {
        throw beyond(HprimSanteFinding.TOO_MANY_FIELDS, MOST_FIELDS);
      }
      fields.add(text.substring(from, next));
      from = next + 1;
      next = text.indexOf(delimiters.field(), from);
    }
    fields.add(text.substring(from));
    return fields.toArray(String[]::new);
  }

  private ReportRefused beyond(HprimSanteFinding code, int most) {
    return new ReportRefused(
        Finding.of(code, Integer.toString(most)).atLine(openLine).inField(openType));
  }
}
