package org.estuaire.lab.cda;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.StatedTime;

/** What is wrong or odd about one document, collected while it is read. For one thread. */
final class Remarks {

  /** As for the other formats of the lane: what an index of the database holds. */
  static final int LONGEST_KEY = 250;

  private final ZoneId zone;
  private final FirstFindings found = new FirstFindings();

  /**
   * @param zone where the sender's clocks stand
   */
  Remarks(ZoneId zone) {
    this.zone = zone;
  }

  /** Where the sender's clocks stand. */
  ZoneId zone() {
    return zone;
  }

  void add(Finding finding) {
    found.add(finding);
  }

  /**
   * @param place where it is, as a path of elements: {@code recordTarget/patientRole/id}
   * @param value what the sender wrote; shown to the sender only
   */
  void add(FindingCode code, Element at, String place, String value, String... arguments) {
    add(Finding.of(code, arguments).atLine(at.line()).inField(place).quoting(value));
  }

  /** A text that will be a key, a code or a name. */
  String bounded(Element at, String place, String text) {
    if (text.length() > LONGEST_KEY) {
      add(CdaFinding.IDENTIFIER_TOO_LONG, at, place, text, Integer.toString(LONGEST_KEY));
      return text.substring(0, LONGEST_KEY);
    }
    return text;
  }

  /** The time that an element says, empty without one; says so when it is none. */
  Optional<Instant> time(Element at, String place) {
    return stated(at, place).map(StatedTime::earliest);
  }

  /** The same of a time that decides between versions. */
  Optional<StatedTime> stated(Element at, String place) {
    String text = CdaTime.text(at);
    Optional<StatedTime> time = CdaTime.stated(text, zone);
    if (time.isEmpty() && !text.isEmpty()) {
      add(CdaFinding.DATE_UNREADABLE, at, place, text);
    }
    return time;
  }

  /** The time that an element says, empty when it says none or nothing of sense. */
  Optional<Instant> quietly(Element at) {
    return CdaTime.stated(CdaTime.text(at), zone).map(StatedTime::earliest);
  }

  boolean hasErrors() {
    return found.hasErrors();
  }

  List<Finding> warnings() {
    return found.warnings();
  }

  /** Errors first. */
  List<Finding> all() {
    return found.all();
  }
}
