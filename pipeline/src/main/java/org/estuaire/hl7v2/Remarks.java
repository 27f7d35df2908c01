package org.estuaire.hl7v2;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.StatedTime;

/** What is wrong or odd about one message, collected while it is read. For one thread. */
public final class Remarks {

  /** HL7 allows 199 characters for identifiers. */
  private static final int LONGEST_KEY = 250;

  private static final Set<String> ONCE_IN_A_MESSAGE = Set.of("MSH", "PID", "PV1");

  private final long firstLine;
  private final ZoneId zone;
  private final FirstFindings found = new FirstFindings();

  /** The time read last: results of one order mostly repeat it. */
  private String lastText = "";

  private Optional<StatedTime> lastTime = Optional.empty();

  /**
   * @param firstLine line of the delivery where the message begins
   * @param zone where the sender's clocks stand
   */
  public Remarks(long firstLine, ZoneId zone) {
    this.firstLine = firstLine;
    this.zone = zone;
  }

  public long firstLine() {
    return firstLine;
  }

  /** Where the sender's clocks stand. */
  public ZoneId zone() {
    return zone;
  }

  public void add(Finding finding) {
    found.add(finding);
  }

  /** A finding about a field, with the sender's value of it. */
  public void add(FindingCode code, Segment segment, int field, String value, String... arguments) {
    add(
        Finding.of(code, arguments)
            .atLine(segment.line())
            .inField(place(segment, field))
            .quoting(value));
  }

  /**
   * A text that will be a key, a code or a name: longer ones are a mistake of the sender, and more
   * than an index of the database holds.
   */
  public String bounded(Segment segment, int field, String text) {
    if (text.length() > LONGEST_KEY) {
      String most = Integer.toString(LONGEST_KEY);
      add(Hl7Finding.IDENTIFIER_TOO_LONG, segment, field, text, most);
    }
    return text;
  }

  /** A key for tracing that may be longer than any key should be. */
  public static String shortened(String key) {
    return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
  }

  /** The time that a field says, empty without one; says so when it is none. */
  public Optional<Instant> time(Segment segment, int field) {
    return stated(segment, field).map(StatedTime::earliest);
  }

  /** The same of a time that decides between versions. */
  public Optional<StatedTime> stated(Segment segment, int field) {
    String text = segment.value(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<StatedTime> time = text.equals(lastText) ? lastTime : Hl7Time.stated(text, zone);
    lastText = text;
    lastTime = time;
    if (time.isEmpty()) {
      add(Hl7Finding.DATE_UNREADABLE, segment, field, text);
    }
    return time;
  }

  /** How a field is called in findings: {@code PID-7}, {@code OBX[3]-5}. */
  public static String place(Segment segment, int field) {
    return place(segment.name(), segment.rank(), field);
  }

  /**
   * How a field is called in findings.
   *
   * @param rank among the segments of this name in the message, from 1
   */
  public static String place(String segment, int rank, int field) {
    String which = ONCE_IN_A_MESSAGE.contains(segment) ? "" : "[" + rank + "]";
    return segment + which + (field > 0 ? "-" + field : "");
  }

  public boolean hasErrors() {
    return found.hasErrors();
  }

  public List<Finding> warnings() {
    return found.warnings();
  }

  /** Errors first. */
  public List<Finding> all() {
    return found.all();
  }
}
