package org.estuaire.lab.hprim.sante;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.Places;

/**
 * One record of HPRIM (the norm's word; here a record is what a lane loads). Positions count from 1
 * with the letters of the type, as the norm does: {@code OBX-4} is the fourth element.
 */
final class Segment implements Places<Integer> {

  private static final Set<String> ONCE = Set.of("H", "P", "L");

  /** More repetitions or components of one field say nothing. */
  private static final int MOST_PARTS = 200;

  private final String type;
  private final int rank;
  private final long line;
  private final String[] fields;
  private final Delimiters delimiters;
  private final Escapes escapes;

  /**
   * @param rank among the segments of its type in the report, from 1
   * @param line of the delivery
   * @param fields as sent, the type first
   */
  Segment(String type, int rank, long line, String[] fields, Delimiters delimiters) {
    this.type = type;
    this.rank = rank;
    this.line = line;
    this.fields = fields;
    this.delimiters = delimiters;
    this.escapes = new Escapes(delimiters);
  }

  String type() {
    return type;
  }

  /** How a field is called in findings: {@code P-8}, {@code OBX[3]-6}; the segment itself is 0. */
  @Override
  public String name(Integer field) {
    return place(type, rank, field);
  }

  static String place(String type, int rank, int field) {
    String which = ONCE.contains(type) ? "" : "[" + rank + "]";
    return type + which + (field > 0 ? "-" + field : "");
  }

  @Override
  public long line(Integer field) {
    return line;
  }

  int rank() {
    return rank;
  }

  long line() {
    return line;
  }

  /** A field as sent, empty when it is not there. */
  String raw(int position) {
    return position <= fields.length ? fields[position - 1].trim() : "";
  }

  boolean isEmpty(int position) {
    return raw(position).isEmpty();
  }

  /** The first component of the first repetition. */
  String value(int position) {
    return component(position, 1);
  }

  /** A component of the first repetition, from 1. */
  String component(int position, int number) {
    String raw = raw(position);
    int end = raw.indexOf(delimiters.repetition());
    return part(end < 0 ? raw : raw.substring(0, end), number);
  }

  /** A component of a repetition, without what escapes stand for and blanks around. */
  private String part(String repetition, int number) {
    int from = 0;
    for (int i = 1; i < number; i++) {
      int next = repetition.indexOf(delimiters.component(), from);
      if (next < 0) {
        return "";
      }
      from = next + 1;
    }
    int end = repetition.indexOf(delimiters.component(), from);
    return escapes.unescape(repetition.substring(from, end < 0 ? repetition.length() : end)).trim();
  }

  /** The repetitions of a field, each as its components. */
  List<List<String>> repetitions(int position) {
    List<List<String>> all = new ArrayList<>();
    for (String repetition : cut(raw(position), delimiters.repetition())) {
      List<String> components = new ArrayList<>();
      for (String component : cut(repetition, delimiters.component())) {
        components.add(escapes.unescape(component).trim());
      }
      all.add(components);
    }
    return all;
  }

  /** The whole field as one text; separators that were not escaped are part of it. */
  String text(int position) {
    return escapes.unescape(raw(position)).trim();
  }

  /** The field as lines: in a text the component separator begins a new line. */
  String lines(int position) {
    return lines(raw(position));
  }

  /** The field and all after it as lines: who writes texts does not always escape. */
  String linesFrom(int position) {
    if (position > fields.length) {
      return "";
    }
    StringBuilder rest = new StringBuilder(fields[position - 1]);
    for (int i = position; i < fields.length; i++) {
      rest.append(delimiters.field()).append(fields[i]);
    }
    return lines(rest.toString());
  }

  private String lines(String raw) {
    return escapes.unescape(raw.replace(delimiters.component(), '\n')).stripTrailing();
  }

  private static List<String> cut(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int next = text.indexOf(separator);
    while (next >= 0 && parts.size() < MOST_PARTS) {
      parts.add(text.substring(from, next));
      from = next + 1;
      next = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return type + "[" + rank + "]";
  }
}
