package org.estuaire.lab.hprim.sante;

import java.util.ArrayList;
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
 * Cuts the text of a record into segments. A line A continues the segment before it exactly where
 * it was cut. A line that is no segment is a text that was broken over lines.
 */
final class SegmentReader {

  static final int MOST_SEGMENTS = 5_000;
  static final int MOST_FIELDS = 1_000;

  private static final String ADDENDUM = "A";
  private static final int LONGEST_TYPE = 3;
  private static final int VALUE = 5;
  private static final int COMMENT = 3;

  /** Records of all contexts of the norm (H2.0 to H2.4). */
  private static final Set<String> RECORDS =
      Set.of("H", "P", "L", "A", "C", "OBR", "OBX", "FAC", "ACT", "REG", "AP", "AC", "ERR");

  private static final Set<String> FRAME = Set.of("H", "P", "L", "A");

  private final Delimiters delimiters;
  private final Escapes escapes;
  private final Remarks remarks;
  private final List<Segment> segments = new ArrayList<>();
  private final Map<String, Integer> ranks = new HashMap<>();
  private final StringBuilder open = new StringBuilder();
  private String openType = "";
  private long openLine;

  /** Separators in the record that is open. */
  private long openFields;

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
    String type = type(line, number);
    if (type.equals(ADDENDUM) && !openType.isEmpty()) {
      append(line, ADDENDUM.length() + 1);
    } else if (!type.isEmpty() || openType.isEmpty()) {
      close();
      openType = type.isEmpty() ? "?" : type;
      openLine = number;
      openFields = 0;
      open.append(type);
      append(line, type.length());
    } else {
      remarks.add(Finding.of(HprimSanteFinding.LINE_JOINED).atLine(number));
      open.append('\n');
      append(line, 0);
    }
  }

  /**
   * The record that a line is, up to three letters before a field separator; empty for a line of
   * text. While a text is open a line of one word, NFS or CRP, belongs to it.
   *
   * @throws ReportRefused for what looks like the person or the frame of a file in small letters
   */
  private String type(String line, long number) {
    if (line.startsWith(ADDENDUM) && line.length() > 1 && line.charAt(1) == delimiters.field()) {
      return ADDENDUM;
    }
    int length = 0;
    while (length < line.length() && isLetter(line.charAt(length))) {
      length++;
    }
    boolean separated = length < line.length() && line.charAt(length) == delimiters.field();
    if (length == 0 || length > LONGEST_TYPE || !separated && length < line.length()) {
      return "";
    }
    String word = line.substring(0, length);
    String name = word.toUpperCase(Locale.ROOT);
    if (name.equals(word)) {
      boolean text = separated ? isForeign(word) : isTextOpen() || word.equals(ADDENDUM);
      return text ? "" : word;
    }
    if (!separated || !RECORDS.contains(name)) {
      return "";
    }
    if (FRAME.contains(name)) {
      throw new ReportRefused(Finding.of(HprimSanteFinding.LINE_UNCLEAR).atLine(number));
    }
    remarks.add(Finding.of(HprimSanteFinding.RECORD_MISWRITTEN).atLine(number).inField(name));
    return name;
  }

  private void append(String line, int from) {
    open.append(line, from, line.length());
    for (int at = from; at < line.length(); at++) {
      openFields += line.charAt(at) == delimiters.field() ? 1 : 0;
    }
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private boolean isForeign(String word) {
    return isTextOpen() && !RECORDS.contains(word);
  }

  /** Whether the last field so far is the value of a result or the text of a comment. */
  private boolean isTextOpen() {
    return openType.equals("OBX") && openFields <= VALUE
        || openType.equals("C") && openFields <= COMMENT;
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
    remarks.add(Finding.of(code).inField(Segment.place(openType, rank, 0)).atLine(openLine));
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
