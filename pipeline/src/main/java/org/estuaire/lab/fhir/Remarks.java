package org.estuaire.lab.fhir;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.StatedTime;
import org.estuaire.fhir.FhirTime;

/** What is wrong or odd about one report, collected while it is read. For one thread. */
final class Remarks {

  private static final int LONGEST_KEY = 250;

  private final long firstLine;
  private final ZoneId zone;
  private final FirstFindings found = new FirstFindings();

  /** The results of a report have few times between them. */
  private final Map<String, Optional<StatedTime>> times = new HashMap<>();

  /**
   * @param firstLine line of the delivery where the report begins
   * @param zone where the sender's clocks stand
   */
  Remarks(long firstLine, ZoneId zone) {
    this.firstLine = firstLine;
    this.zone = zone;
  }

  /** Where the sender's clocks stand. */
  ZoneId zone() {
    return zone;
  }

  long firstLine() {
    return firstLine;
  }

  void add(Finding finding) {
    found.add(finding);
  }

  /**
   * A finding about an element, with the sender's value of it.
   *
   * @param path for example {@code Bundle.entry[3].Observation.status}
   */
  void add(FindingCode code, String path, String value, String... arguments) {
    add(Finding.of(code, arguments).atLine(firstLine).inField(path).quoting(value));
  }

  /**
   * A text that will be a key, a code or a name: longer ones are a mistake of the sender, and more
   * than an index of the database holds.
   */
  String bounded(String text, String path) {
    if (text.length() > LONGEST_KEY) {
      add(FhirFinding.IDENTIFIER_TOO_LONG, path, text, Integer.toString(LONGEST_KEY));
    }
    return text;
  }

  /** A text that names an order or a person: no two of them may look alike. */
  String identifier(String text, String path) {
    if (!ControlCharacters.shown(text).equals(text)) {
      add(FhirFinding.IDENTIFIER_UNREADABLE, path, text);
    }
    return bounded(text, path);
  }

  /** A key for tracing that may be longer than any key should be. */
  static String shortened(String key) {
    return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
  }

  /** The time that an element says, empty without one; says so when it is none. */
  Optional<Instant> time(String text, String path) {
    return stated(text, path).map(StatedTime::earliest);
  }

  /** The same of a time that decides between versions. */
  Optional<StatedTime> stated(String text, String path) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<StatedTime> time =
        times.computeIfAbsent(text, unknown -> FhirTime.stated(unknown, zone));
    if (time.isEmpty()) {
      add(FhirFinding.DATE_UNREADABLE, path, text);
    }
    return time;
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
