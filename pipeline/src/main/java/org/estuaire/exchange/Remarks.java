package org.estuaire.exchange;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wrong or odd about one record, collected while it is read: each cause once, at the first
 * place where it is met. The same rule broken by the same value of the same concept is one cause:
 * {@code OBX[3]-14} and {@code OBX[4]-14} are one concept. For one thread.
 */
public final class Remarks {

  /** What an index of the database holds. Longer keys, codes and names are a mistake. */
  public static final int LONGEST_KEY = 250;

  private static final Pattern RANKS = Pattern.compile("\\[\\d+]");

  private final Norm norm;
  private final long firstLine;
  private final ZoneId zone;
  private final Places<String> record;
  private final Causes causes = new Causes();
  private final FirstFindings found = new FirstFindings();

  /** A record has few times between its results. */
  private final Map<String, Optional<StatedTime>> times = new HashMap<>(0);

  /**
   * @param firstLine line of the delivery where the record begins
   * @param zone where the sender's clocks stand
   */
  public Remarks(Norm norm, long firstLine, ZoneId zone) {
    this.norm = norm;
    this.firstLine = firstLine;
    this.record = new OfRecord(firstLine);
    this.zone = zone;
  }

  /** For what is told apart from the rest of the same record. */
  public Remarks another() {
    return new Remarks(norm, firstLine, zone);
  }

  public long firstLine() {
    return firstLine;
  }

  /** The line of the delivery of a line of the record, counted from 0. */
  public long line(int index) {
    return firstLine + index;
  }

  public void add(Finding finding) {
    if (causes.isNew(finding.code(), finding.value().orElse(""), about(finding))) {
      found.add(finding);
    }
  }

  /** What a finding is about, if need be by its line: nothing else may tell it from others. */
  private static String about(Finding finding) {
    String concept = RANKS.matcher(finding.field()).replaceAll("");
    boolean named = !concept.isEmpty() || finding.value().isPresent();
    return concept + finding.arguments() + (named ? "" : finding.line());
  }

  /**
   * A finding about something the sender wrote.
   *
   * @param value as the sender wrote it; shown to the sender only
   */
  public <F> void add(FindingCode code, Places<F> at, F field, String value, String... arguments) {
    add(Finding.of(code, arguments).atLine(at.line(field)).inField(at.name(field)).quoting(value));
  }

  /** The same in a format whose lines tell nothing. */
  public void add(FindingCode code, String name, String value, String... arguments) {
    add(code, record, name, value, arguments);
  }

  /** A text that will be a key, a code or a name. */
  public <F> String bounded(Places<F> at, F field, String text) {
    if (text.length() > LONGEST_KEY) {
      add(norm.keyTooLong(), at, field, text, Integer.toString(LONGEST_KEY));
    }
    return text;
  }

  /** The same in a format whose lines tell nothing. */
  public String bounded(String text, String name) {
    return bounded(record, name, text);
  }

  /** A key for tracing that may be longer than any key should be. */
  public static String shortened(String key) {
    return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
  }

  /** The time that a text says, empty without one; says so when it is none. */
  public <F> Optional<Instant> time(Places<F> at, F field, String text) {
    return stated(at, field, text).map(StatedTime::earliest);
  }

  /** The same in a format whose lines tell nothing. */
  public Optional<Instant> time(String text, String name) {
    return time(record, name, text);
  }

  /** The same of a time that decides between versions. */
  public <F> Optional<StatedTime> stated(Places<F> at, F field, String text) {
    Optional<StatedTime> time = stated(text);
    if (time.isEmpty() && !text.isEmpty()) {
      add(norm.timeUnreadable(), at, field, text);
    }
    return time;
  }

  /** The time that a text says, empty when it says none or nothing of sense. */
  public Optional<StatedTime> stated(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : times.computeIfAbsent(text, unknown -> norm.times().stated(unknown, zone));
  }

  public boolean hasErrors() {
    return found.hasErrors();
  }

  public List<Finding> errors() {
    return found.errors();
  }

  public List<Finding> warnings() {
    return found.warnings();
  }

  /** Errors first. */
  public List<Finding> all() {
    return found.all();
  }

  /** Whatever stands in the record, found by its name alone. */
  private record OfRecord(long line) implements Places<String> {
    @Override
    public String name(String field) {
      return field;
    }

    @Override
    public long line(String field) {
      return line;
    }
  }
}
