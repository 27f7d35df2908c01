package org.estuaire.lab.hl7;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;

/** Reads one order with its results. */
final class OrderReader {

  private static final int PLACER = 2;
  private static final int FILLER = 3;
  private static final int SERVICE = 4;
  private static final int COLLECTED = 7;
  private static final int RECEIVED = 14;
  private static final int PRESCRIBER = 16;
  private static final int REPORTED = 22;
  private static final int STATUS = 25;

  private final Optional<StatedTime> issued;
  private final Remarks remarks;

  /**
   * @param issued when the message was made, MSH-7
   */
  OrderReader(Optional<StatedTime> issued, Remarks remarks) {
    this.issued = issued;
    this.remarks = remarks;
  }

  /** Empty when it has no number, or no time at all: a finding says so. */
  Optional<LabOrder> read(OrderGroups.Group group) {
    Segment obr = group.obr();
    String number = number(group);
    Optional<StatedTime> version =
        remarks.stated(obr, REPORTED, obr.value(REPORTED)).or(() -> issued);
    if (number.isEmpty()) {
      remarks.add(Hl7Finding.ORDER_WITHOUT_NUMBER, obr, FILLER, "");
      return Optional.empty();
    }
    if (version.isEmpty()) {
      remarks.add(Hl7Finding.NO_ISSUE_TIME, obr, REPORTED, "");
      return Optional.empty();
    }
    Optional<Instant> collectedAt = collectedAt(group);
    List<LabResult> results = new ResultReader(group, collectedAt, remarks).read();
    Repetition service = obr.first(SERVICE);
    if (group.results().isEmpty()) {
      remarks.add(Hl7Finding.ORDER_WITHOUT_RESULT, obr, STATUS, obr.value(STATUS));
    }
    LabOrder order =
        new LabOrder(
                remarks.bounded(obr, FILLER, number),
                remarks.bounded(obr, PLACER, placer(group)),
                remarks.bounded(obr, SERVICE, service.componentOr(1, 4)),
                service.componentOr(2, 5),
                remarks.bounded(obr, STATUS, obr.value(STATUS)),
                version.get(),
                collectedAt,
                receivedAt(group),
                remarks.bounded(obr, PRESCRIBER, prescriber(group)),
                Renewal.BY_RESULT,
                results)
            .at(SegmentPlaces.ofOrder(obr));
    return Optional.of(OrderComments.kept(order, group.notesOnOrder(), ResultReader.ofOrder(obr)));
  }

  /** The number of the laboratory, else of who asked; ORC repeats what OBR may lack. */
  static String number(OrderGroups.Group group) {
    String filler = either(group, FILLER);
    return filler.isEmpty() ? placer(group) : filler;
  }

  private static String placer(OrderGroups.Group group) {
    return either(group, PLACER);
  }

  private static String either(OrderGroups.Group group, int field) {
    String ofOrder = group.obr().value(field);
    return ofOrder.isEmpty() ? group.orc().map(orc -> orc.value(field)).orElse("") : ofOrder;
  }

  private static String prescriber(OrderGroups.Group group) {
    String ofOrder = group.obr().value(PRESCRIBER);
    return ofOrder.isEmpty() ? group.orc().map(orc -> orc.value(12)).orElse("") : ofOrder;
  }

  /** OBR-7, else the beginning of the collection of the specimen (SPM-17). */
  private Optional<Instant> collectedAt(OrderGroups.Group group) {
    return remarks
        .time(group.obr(), COLLECTED, group.obr().value(COLLECTED))
        .or(() -> group.specimen().flatMap(spm -> remarks.time(spm, 17, spm.value(17))));
  }

  private Optional<Instant> receivedAt(OrderGroups.Group group) {
    return remarks
        .time(group.obr(), RECEIVED, group.obr().value(RECEIVED))
        .or(() -> group.specimen().flatMap(spm -> remarks.time(spm, 18, spm.value(18))));
  }
}
