package org.estuaire.lab.hprim.sante;

import java.util.Map;
import org.estuaire.exchange.Places;
import org.estuaire.lab.model.OrderField;
import org.estuaire.lab.model.ReportField;
import org.estuaire.lab.model.ResultField;

/**
 * The parts of a report as fields of a segment, counted from the type as the norm does: {@code
 * OBX[3]-7}.
 *
 * @param rank of the segment among those of its type in the report
 */
record SegmentPlaces<F extends Enum<F>>(String type, int rank, long line, Map<F, Integer> fields)
    implements Places<F> {

  private static final Map<ResultField, Integer> OBX =
      Map.of(
          ResultField.CODE, 4,
          ResultField.SUB_ID, 5,
          ResultField.VALUE, 6,
          ResultField.UNIT, 7,
          ResultField.RANGE, 8,
          ResultField.OBSERVED, 15);

  private static final Map<OrderField, Integer> OBR =
      Map.of(
          OrderField.NUMBER, 4,
          OrderField.COLLECTED, 8,
          OrderField.RECEIVED, 15,
          OrderField.VERSION, 23);

  private static final Map<ReportField, Integer> H =
      Map.of(ReportField.SENDER, HeaderRules.SENDER, ReportField.ISSUED, HeaderRules.ISSUED);

  private static final Map<ReportField, Integer> P = Map.of(ReportField.NAMES, PatientReader.NAME);

  static Places<ResultField> ofResult(Segment obx) {
    return of(obx, OBX);
  }

  static Places<OrderField> ofOrder(Segment obr) {
    return of(obr, OBR);
  }

  static Places<ReportField> ofReport(Segment header, Segment patient) {
    return of(header, H).but(ReportField.NAMES, of(patient, P));
  }

  private static <F extends Enum<F>> Places<F> of(Segment segment, Map<F, Integer> fields) {
    return new SegmentPlaces<>(segment.type(), segment.rank(), segment.line(), fields);
  }

  @Override
  public String name(F field) {
    return Segment.place(type, rank, fields.getOrDefault(field, 0));
  }

  @Override
  public long line(F field) {
    return line;
  }
}
