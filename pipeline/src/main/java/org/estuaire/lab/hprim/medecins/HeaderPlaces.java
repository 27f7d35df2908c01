package org.estuaire.lab.hprim.medecins;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.estuaire.exchange.Places;
import org.estuaire.lab.model.OrderField;
import org.estuaire.lab.model.ReportField;

/**
 * The parts of a dossier that stand in its header, by their lines: {@code L9}.
 *
 * @param first line of the delivery where the header begins
 * @param lines of the header, counted from 1
 */
record HeaderPlaces<F>(long first, Map<F, Integer> lines) implements Places<F> {

  static final int NAME_LINE = 2;
  static final int NUMBER_LINE = 9;
  static final int EXAM_LINE = 10;
  static final int SENDER_LINE = 11;
  static final int RECIPIENT_LINE = 12;

  static Places<OrderField> ofOrder(long first) {
    return new HeaderPlaces<>(
        first,
        Map.of(
            OrderField.NUMBER, NUMBER_LINE,
            OrderField.VERSION, EXAM_LINE,
            OrderField.COLLECTED, EXAM_LINE,
            OrderField.RECEIVED, EXAM_LINE));
  }

  static Places<ReportField> ofReport(long first) {
    return new HeaderPlaces<>(
        first,
        Map.of(
            ReportField.SENDER, SENDER_LINE,
            ReportField.ISSUED, EXAM_LINE,
            ReportField.NAMES, NAME_LINE));
  }

  @Override
  public String name(F field) {
    return "L" + lines.get(field);
  }

  @Override
  public long line(F field) {
    return first + requireNonNull(lines.get(field)) - 1;
  }

  /** The lines of a header by their numbers. */
  record Numbered(long first) implements Places<Integer> {
    @Override
    public String name(Integer line) {
      return "L" + line;
    }

    @Override
    public long line(Integer line) {
      return first + line - 1;
    }
  }
}
