package org.estuaire.lab.hprim.sante;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.StatedTime;

/** What is wrong or odd about one report, collected while it is read. For one thread. */
final class Remarks {

  private static final int LONGEST_KEY = 250;
  private static final Set<String> ONCE = Set.of("H", "P", "L");

  private final long firstLine;
  private final ZoneId zone;
  private final FirstFindings found = new FirstFindings();

  /**
   * @param firstLine line of the delivery where the record begins
   * @param zone where the sender's clocks stand
   */
  Remarks(long firstLine, ZoneId zone) {
    this.firstLine = firstLine;
    this.zone = zone;
  }

  long firstLine() {
    return firstLine;
  }

  /** Where the sender's clocks stand. */
  ZoneId zone() {
    return zone;
  }

  void add(Finding finding) {
    found.add(finding);
  }

  /** A finding about a field, with the sender's value of it. */
  void add(FindingCode code, Segment segment, int field, String value, String... arguments) {
    add(
        Finding.of(code, arguments)
            .atLine(segment.line())
            .inField(place(segment, field))
            .quoting(value));
  }

  /** A text that will be a key, a code or a name: longer ones are a mistake of the sender. */
  String bounded(Segment segment, int field, String text) {
    if (text.length() > LONGEST_KEY) {
      String most = Integer.toString(LONGEST_KEY);
      add(HprimSanteFinding.IDENTIFIER_TOO_LONG, segment, field, text, most);
    }
    return text;
  }

  /** A key for tracing that may be longer than any key should be. */
  static String shortened(String key) {
    return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
  }

  /** The time that a field says, empty without one; says so when it is none. */
  Optional<Instant> time(Segment segment, int field) {
    return stated(segment, field).map(StatedTime::earliest);
  }

  /** The same of a time that decides between versions. */
  Optional<StatedTime> stated(Segment segment, int field) {
    String text = segment.value(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<StatedTime> time = HprimTime.stated(text, zone);
    if (time.isEmpty()) {
      add(HprimSanteFinding.DATE_UNREADABLE, segment, field, text);
    }
    return time;
  }

  /** How a field is called in findings: {@code P-8}, {@code OBX[3]-6}. */
  static String place(Segment segment, int field) {
    return place(segment.type(), segment.rank(), field);
  }

  static String place(String type, int rank, int field) {
    String which = ONCE.contains(type) ? "" : "[" + rank + "]";
    return type + which + (field > 0 ? "-" + field : "");
  }

  boolean hasErrors() {
    return found.hasErrors();
  }

  List<Finding> errors() {
    return found.errors();
  }

  List<Finding> warnings() {
    return found.warnings();
  }

  /** Errors first. */
  List<Finding> all() {
    return found.all();
  }
}
