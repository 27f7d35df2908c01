package org.estuaire.lab.hprim.medecins;

import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Places;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.ResultField;

/** The fields of one line RES, counted from 1; missing ones are empty. */
final class ResultLine implements Places<Integer> {

  static final int LABEL = 2;
  static final int CODE = 3;
  static final int TYPE = 4;
  static final int VALUE = 5;
  static final int UNIT = 6;
  static final int LOW = 7;
  static final int HIGH = 8;
  static final int FLAG = 9;
  static final int STATUS = 10;

  /** The same result in another unit takes the place of fields 5 to 8. */
  static final int SECOND = 11;

  private static final int FIELDS = 14;

  private final String[] fields = new String[FIELDS + 1];
  private final long line;

  private ResultLine(long line) {
    this.line = line;
  }

  static ResultLine of(String text, long line, Remarks remarks) {
    ResultLine result = new ResultLine(line);
    int from = 0;
    for (int field = 1; field <= FIELDS; field++) {
      int bar = from > text.length() ? -1 : text.indexOf('|', from);
      int end = bar < 0 ? text.length() : bar;
      result.fields[field] = from >= end ? "" : text.substring(from, end).strip();
      from = bar < 0 ? text.length() + 1 : bar + 1;
    }
    if (from < text.length() && !text.substring(from).replace('|', ' ').isBlank()) {
      remarks.add(Finding.of(MedecinsFinding.FIELDS_IGNORED).atLine(line).inField("RES"));
    }
    return result;
  }

  /** Whether a line is a result with anything but separators in it. */
  static boolean saysAnything(String line) {
    return Markers.isResult(line)
        && line.chars()
            .skip(Markers.RESULT.length())
            .anyMatch(c -> c != '|' && !Character.isWhitespace(c));
  }

  String raw(int field) {
    return fields[field];
  }

  boolean isEmpty(int field) {
    return fields[field].isEmpty();
  }

  @Override
  public String name(Integer field) {
    return "RES-" + field;
  }

  @Override
  public long line(Integer field) {
    return line;
  }

  Places<ResultField> places() {
    return new LinePlaces(line);
  }

  /** Where the parts of a result stand in its line. */
  private record LinePlaces(long line) implements Places<ResultField> {
    @Override
    public String name(ResultField field) {
      return switch (field) {
        case CODE, SUB_ID -> "RES-" + CODE;
        case VALUE -> "RES-" + VALUE;
        case UNIT -> "RES-" + UNIT;
        case RANGE -> "RES-" + LOW;
        case OBSERVED -> "L" + HeaderPlaces.EXAM_LINE;
      };
    }

    @Override
    public long line(ResultField field) {
      return line;
    }
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "ResultLine[" + line + "]";
  }
}
