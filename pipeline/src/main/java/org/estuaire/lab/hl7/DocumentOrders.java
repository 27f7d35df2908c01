package org.estuaire.lab.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/**
 * Reads documents sent as such: MDM^T02, T04, T06, T08, T10 with content, T11 that cancels (HL7
 * v2.5, chapter 9). The document number (TXA-12) is the number of the order; a replacement (T10)
 * also withdraws its parent (TXA-13).
 */
final class DocumentOrders {

  static final Set<String> EVENTS = Set.of("T02", "T04", "T06", "T08", "T10", "T11");

  private static final String REPLACEMENT = "T10";
  private static final int TYPE = 2;
  private static final int ACTIVITY = 4;
  private static final int ORIGINATED = 6;
  private static final int TRANSCRIBED = 7;
  private static final int NUMBER = 12;
  private static final int PARENT = 13;
  private static final int PLACER = 14;
  private static final int COMPLETION = 17;

  /** Table 0271: not yet to be relied upon. */
  private static final Set<String> INCOMPLETE = Set.of("DI", "DO", "IN", "IP", "PA");

  private final String event;
  private final Optional<StatedTime> issued;
  private final Remarks remarks;

  DocumentOrders(String event, Optional<StatedTime> issued, Remarks remarks) {
    this.event = event;
    this.issued = issued;
    this.remarks = remarks;
  }

  /** The document, and the one that it replaces. */
  List<LabOrder> read(OrderGroups.Group group) {
    Segment txa = group.obr();
    String number = remarks.bounded(txa, NUMBER, txa.value(NUMBER));
    Optional<StatedTime> version =
        issued
            .or(() -> remarks.stated(txa, TRANSCRIBED, txa.value(TRANSCRIBED)))
            .or(() -> remarks.stated(txa, ORIGINATED, txa.value(ORIGINATED)));
    if (number.isEmpty()) {
      remarks.add(Hl7Finding.ORDER_WITHOUT_NUMBER, txa, NUMBER, "");
      return List.of();
    }
    if (version.isEmpty()) {
      remarks.add(Hl7Finding.NO_ISSUE_TIME, txa, TRANSCRIBED, "");
      return List.of();
    }
    List<LabOrder> orders = new ArrayList<>();
    LabOrder document = order(group, number, version.get(), results(group));
    orders.add(OrderComments.kept(document, group.notesOnOrder(), ResultStatus.FINAL));
    String parent = remarks.bounded(txa, PARENT, txa.value(PARENT));
    if (event.equals(REPLACEMENT) && !parent.isEmpty() && !parent.equals(number)) {
      orders.add(order(group, parent, version.get(), List.of()));
    }
    return orders;
  }

  private LabOrder order(
      OrderGroups.Group group, String number, StatedTime version, List<LabResult> results) {
    Segment txa = group.obr();
    return new LabOrder(
            number,
            remarks.bounded(txa, PLACER, txa.value(PLACER)),
            remarks.bounded(txa, TYPE, txa.first(TYPE).componentOr(1, 4)),
            txa.first(TYPE).componentOr(2, 5),
            remarks.bounded(txa, COMPLETION, txa.value(COMPLETION)),
            version,
            remarks.time(txa, ACTIVITY, txa.value(ACTIVITY)),
            Optional.empty(),
            group.orc().map(orc -> remarks.bounded(orc, 12, orc.value(12))).orElse(""),
            Renewal.WHOLE,
            results)
        .at(SegmentPlaces.ofOrder(txa));
  }

  private List<LabResult> results(OrderGroups.Group group) {
    boolean incomplete = INCOMPLETE.contains(group.obr().value(COMPLETION));
    return new ResultReader(
            group, remarks.time(group.obr(), ACTIVITY, group.obr().value(ACTIVITY)), remarks)
        .read().stream().map(result -> document(result, incomplete)).toList();
  }

  /** Lines of text are the letter itself. */
  private static LabResult document(LabResult result, boolean incomplete) {
    ResultStatus status =
        incomplete && result.status() == ResultStatus.FINAL
            ? ResultStatus.PRELIMINARY
            : result.status();
    return as(result, status, letter(result));
  }

  /** A text as a document; anything else as it is. */
  static ResultValue letter(LabResult result) {
    return result.value() instanceof ResultValue.Text text
        ? new ResultValue.Document(
            "text/plain; charset=utf-8",
            result.coding().label(),
            DocumentContent.of(text.text().getBytes(StandardCharsets.UTF_8)))
        : result.value();
  }

  static LabResult as(LabResult result, ResultStatus status, ResultValue value) {
    LabResult stated = result.withStatus(status).withoutSecond();
    return value instanceof ResultValue.Document
        ? stated.withMeasure(new Measure(value, "", "", ReferenceRange.NONE))
        : stated;
  }
}
