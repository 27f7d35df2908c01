package org.estuaire.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.Places;

/**
 * One segment of a message. Fields are taken apart when they are asked for; numbers count from 1,
 * as in the standard. MSH-1 reads as empty: the separators are in {@link Delimiters}.
 */
public final class Segment implements Places<Integer> {

  private static final Set<String> ONCE_IN_A_MESSAGE = Set.of("MSH", "PID", "PV1");

  private final String name;
  private final int rank;
  private final long line;
  private final String text;
  private final int[] starts;
  private final char repetition;
  private final FieldParser parser;
  private final Repetition[] first;

  /**
   * @param rank among the segments of this name, from 1
   * @param line of the delivery, from 1
   * @param starts for each field, where it begins in the text; one more for the end
   */
  public Segment(
      String name,
      int rank,
      long line,
      String text,
      int[] starts,
      char repetition,
      FieldParser parser) {
    this.name = name;
    this.rank = rank;
    this.line = line;
    this.text = text;
    this.starts = starts;
    this.repetition = repetition;
    this.parser = parser;
    this.first = new Repetition[starts.length];
  }

  public String name() {
    return name;
  }

  /**
   * How a field is called in findings: {@code PID-7}, {@code OBX[3]-5}; the segment itself is 0.
   */
  @Override
  public String name(Integer field) {
    return place(name, rank, field);
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

  @Override
  public long line(Integer field) {
    return line;
  }

  public int rank() {
    return rank;
  }

  public long line() {
    return line;
  }

  /** How many fields the segment has, the last ones possibly empty. */
  public int fields() {
    return starts.length - 1;
  }

  /** A field as sent. */
  public String raw(int number) {
    return number > fields() ? "" : text.substring(starts[number - 1], starts[number] - 1);
  }

  public boolean isEmpty(int number) {
    return number > fields() || starts[number] - starts[number - 1] == 1;
  }

  /** First component of the first repetition. */
  public String value(int number) {
    return value(number, 1);
  }

  public String value(int number, int component) {
    return first(number).component(component);
  }

  /** The first repetition, empty when there is none. */
  public Repetition first(int number) {
    if (isEmpty(number)) {
      return Repetition.EMPTY;
    }
    Repetition known = first[number];
    if (known == null) {
      String raw = raw(number);
      int end = raw.indexOf(repetition);
      known = parse(end < 0 ? raw : raw.substring(0, end));
      first[number] = known;
    }
    return known;
  }

  public List<Repetition> repetitions(int number) {
    if (isEmpty(number)) {
      return List.of();
    }
    List<Repetition> all = new ArrayList<>();
    for (String raw : rawRepetitions(number)) {
      all.add(parse(raw));
    }
    return all;
  }

  /** The repetitions as text: escapes resolved, other separators left where they are. */
  public List<String> texts(int number) {
    List<String> raws = rawRepetitions(number);
    List<String> all = new ArrayList<>(raws.size());
    for (String raw : raws) {
      all.add(parser.unescape(raw));
    }
    return all;
  }

  private List<String> rawRepetitions(int number) {
    if (isEmpty(number)) {
      return List.of();
    }
    String raw = raw(number);
    if (raw.indexOf(repetition) < 0) {
      return List.of(raw);
    }
    List<String> all = new ArrayList<>();
    int from = 0;
    for (int at = raw.indexOf(repetition); at >= 0; at = raw.indexOf(repetition, from)) {
      all.add(raw.substring(from, at));
      from = at + 1;
    }
    all.add(raw.substring(from));
    return all;
  }

  private Repetition parse(String raw) {
    return parser.parse(raw);
  }

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return name + "[" + rank + "]";
  }
}
