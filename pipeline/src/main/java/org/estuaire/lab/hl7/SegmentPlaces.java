package org.estuaire.lab.hl7;

import java.util.Map;
import org.estuaire.exchange.Places;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.OrderField;
import org.estuaire.lab.model.ReportField;
import org.estuaire.lab.model.ResultField;

/**
 * The parts of a report as fields of a segment: {@code OBX[3]-6}.
 *
 * @param rank of the segment among those of its name in the message, as sent
 */
record SegmentPlaces<F extends Enum<F>>(String segment, int rank, long line, Map<F, Integer> fields)
    implements Places<F> {

  private static final Map<ResultField, Integer> OBX =
      Map.of(
          ResultField.CODE, 3,
          ResultField.SUB_ID, 4,
          ResultField.VALUE, 5,
          ResultField.UNIT, 6,
          ResultField.RANGE, 7,
          ResultField.OBSERVED, 14);

  private static final Map<OrderField, Integer> OBR =
      Map.of(
          OrderField.NUMBER, 3,
          OrderField.COLLECTED, 7,
          OrderField.RECEIVED, 14,
          OrderField.VERSION, 22);

  private static final Map<OrderField, Integer> TXA =
      Map.of(
          OrderField.NUMBER, 12,
          OrderField.COLLECTED, 4,
          OrderField.RECEIVED, 4,
          OrderField.VERSION, 6);

  private static final Map<ReportField, Integer> MSH =
      Map.of(ReportField.SENDER, 3, ReportField.ISSUED, 7);

  private static final Map<ReportField, Integer> PID = Map.of(ReportField.NAMES, 5);

  static Places<ResultField> ofResult(Segment obx) {
    return of(obx, OBX);
  }

  static Places<OrderField> ofOrder(Segment obr) {
    return of(obr, obr.name().equals("TXA") ? TXA : OBR);
  }

  static Places<ReportField> ofReport(Segment msh, Segment pid) {
    return of(msh, MSH).but(ReportField.NAMES, of(pid, PID));
  }

  private static <F extends Enum<F>> Places<F> of(Segment segment, Map<F, Integer> fields) {
    return new SegmentPlaces<>(segment.name(), segment.rank(), segment.line(), fields);
  }

  @Override
  public String name(F field) {
    return Segment.place(segment, rank, fields.getOrDefault(field, 0));
  }

  @Override
  public long line(F field) {
    return line;
  }
}
