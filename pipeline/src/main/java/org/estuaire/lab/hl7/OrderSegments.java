package org.estuaire.lab.hl7;

import java.time.ZoneId;
import java.util.List;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.reading.Isolates;
import org.estuaire.lab.reading.Isolates.Isolate;

/**
 * Writes an order with its results, then the antibiogram of each of its isolates as an order of its
 * own: under its culture (OBR-29) and the result that names its micro-organism (OBR-26). All say
 * the same of who may see them.
 */
final class OrderSegments {

  private final LabOrder order;
  private final Visibility visibility;
  private final ZoneId zone;

  OrderSegments(LabOrder order, Visibility visibility, ZoneId zone) {
    this.order = order;
    this.visibility = visibility;
    this.zone = zone;
  }

  /**
   * @param before how many orders the message has already
   * @return how many it has now
   */
  int write(StringBuilder message, int before) {
    int rank = before + 1;
    SegmentWriter own = obr(rank, order.number(), order.code(), order.label());
    group(message, own, order.results().stream().filter(r -> r.isolate().isEmpty()).toList());
    for (Isolate isolate : Isolates.of(order).all()) {
      List<LabResult> about = isolate.about().stream().filter(r -> !r.isolate().isEmpty()).toList();
      if (!about.isEmpty()) {
        rank++;
        group(message, antibiogram(isolate, rank), about);
      }
    }
    return rank;
  }

  private void group(StringBuilder message, SegmentWriter obr, List<LabResult> results) {
    message.append(
        new SegmentWriter("ORC")
            .field(1, "RE")
            .field(2, order.placerNumber())
            .field(3, order.number())
            .field(28, level())
            .line());
    message.append(obr.line());
    ResultSegments segments = new ResultSegments(order, zone);
    results.forEach(result -> message.append(segments.of(result)));
    message.append(segments.flags(visibility));
  }

  /** Table 0177; nothing for what nobody restricts. */
  private String level() {
    return visibility.level() == Confidentiality.NORMAL ? "" : visibility.level().code();
  }

  private SegmentWriter obr(int rank, String number, String code, String label) {
    return new SegmentWriter("OBR")
        .field(1, Integer.toString(rank))
        .field(2, order.placerNumber())
        .field(3, number)
        .field(4, code, label, "L")
        .field(7, Hl7OruWriter.time(order.collectedAt(), zone))
        .field(14, Hl7OruWriter.time(order.receivedAt(), zone))
        .field(16, order.prescriber())
        .field(22, Hl7OruWriter.time(order.versionAt(), zone))
        .field(25, order.status());
  }

  private SegmentWriter antibiogram(Isolate isolate, int rank) {
    String culture =
        SegmentWriter.escaped(order.placerNumber()) + "^" + SegmentWriter.escaped(order.number());
    return obr(rank, order.number() + "-" + isolate.subId(), "ATB", "Antibiogramme")
        .field(24, "MB")
        .encoded(26, parentResult(isolate))
        .encoded(29, culture);
  }

  private static String parentResult(Isolate isolate) {
    if (isolate.germ().isEmpty()) {
      return SegmentWriter.joined("", isolate.subId());
    }
    LabResult germ = isolate.germ().get();
    LabResult.Coding coding = germ.coding();
    String identifier =
        SegmentWriter.escaped(coding.code())
            + "&"
            + SegmentWriter.escaped(coding.label())
            + "&"
            + SegmentWriter.escaped(coding.system().isEmpty() ? "L" : coding.system());
    return identifier + "^" + SegmentWriter.joined(germ.subId(), isolate.name());
  }
}
