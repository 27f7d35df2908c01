package org.estuaire.lab.hprim.sante;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultValue;

/** Reads the orders of one report. */
final class OrderReader {

  /** LOINC: annotation comment. Comments that belong to no result become a result of their own. */
  private static final Coding COMMENT = Coding.loinc("48767-8", "Commentaire du laboratoire");

  private static final int REQUESTERS_NUMBERS = 3;
  private static final int LABORATORYS_NUMBERS = 4;
  private static final int TESTS = 5;
  private static final int COLLECTED = 8;
  private static final int RECEIVED = 15;
  private static final int PRESCRIBER = 17;
  private static final int REPORTED = 23;
  private static final int STATUS = 26;
  private static final int LONGEST_LABEL = 250;

  private final Optional<StatedTime> issued;
  private final Remarks remarks;
  private final Set<String> commented = new HashSet<>();

  /**
   * @param issued when the file was made, H-14
   */
  OrderReader(Optional<StatedTime> issued, Remarks remarks) {
    this.issued = issued;
    this.remarks = remarks;
  }

  /**
   * Empty when it has no number, or no time at all: a finding says so.
   *
   * @param aboutAll comments about the whole report, for the first order
   */
  Optional<LabOrder> read(Groups.Order order, List<String> aboutAll) {
    Segment obr = order.obr();
    String number = number(obr);
    Optional<StatedTime> version =
        remarks.stated(obr, REPORTED, obr.value(REPORTED)).or(() -> issued);
    checkForm(order, number, version.isPresent());
    if (number.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> collectedAt = remarks.time(obr, COLLECTED, obr.value(COLLECTED));
    String code = remarks.bounded(obr, TESTS, obr.component(TESTS, 1));
    List<LabResult> results =
        new ArrayList<>(new ResultReader(obr, collectedAt, remarks).read(order.results()));
    comment(aboutAll, "P", obr, collectedAt).ifPresent(results::add);
    comment(order.comments(), code.isEmpty() ? "OBR" : code, obr, collectedAt)
        .ifPresent(results::add);
    return Optional.of(
        new LabOrder(
                remarks.bounded(obr, LABORATORYS_NUMBERS, number),
                remarks.bounded(obr, REQUESTERS_NUMBERS, obr.value(REQUESTERS_NUMBERS)),
                code,
                label(obr),
                remarks.bounded(obr, STATUS, obr.value(STATUS)),
                version.get(),
                collectedAt,
                remarks.time(obr, RECEIVED, obr.value(RECEIVED)),
                remarks.bounded(obr, PRESCRIBER, obr.value(PRESCRIBER)),
                Renewal.BY_RESULT,
                results)
            .at(SegmentPlaces.ofOrder(obr)));
  }

  private void checkForm(Groups.Order order, String number, boolean dated) {
    Segment obr = order.obr();
    if (number.isEmpty()) {
      remarks.add(HprimSanteFinding.ORDER_WITHOUT_NUMBER, obr, LABORATORYS_NUMBERS, "");
    }
    if (!dated) {
      remarks.add(HprimSanteFinding.NO_TIME, obr, REPORTED, "");
    }
    if (order.results().isEmpty()) {
      boolean cancelled = obr.value(STATUS).equals("D");
      remarks.add(
          cancelled ? HprimSanteFinding.ORDER_CANCELLED : HprimSanteFinding.ORDER_WITHOUT_RESULT,
          obr,
          STATUS,
          obr.value(STATUS));
    }
  }

  /** The laboratory's number of the request, else that of who asked. */
  static String number(Segment obr) {
    String request = obr.component(LABORATORYS_NUMBERS, 2);
    if (!request.isEmpty()) {
      return request;
    }
    String asked = obr.component(REQUESTERS_NUMBERS, 1);
    return asked.isEmpty() ? obr.component(LABORATORYS_NUMBERS, 1) : asked;
  }

  private static String label(Segment obr) {
    String labels =
        obr.repetitions(TESTS).stream()
            .map(test -> test.size() > 1 ? test.get(1) : "")
            .filter(label -> !label.isEmpty())
            .collect(Collectors.joining(", "));
    return labels.length() > LONGEST_LABEL ? labels.substring(0, LONGEST_LABEL - 1) + "…" : labels;
  }

  private Optional<LabResult> comment(
      List<String> lines, String about, Segment obr, Optional<Instant> collectedAt) {
    String text = String.join("\n", lines).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String subId = about;
    for (int again = 2; !commented.add(subId); again++) {
      subId = about + "-" + again;
    }
    return Optional.of(
        new LabResult(
                COMMENT,
                subId,
                ResultReader.ofOrder(obr),
                new Measure(new ResultValue.Text(text), text, "", ReferenceRange.NONE),
                Optional.empty(),
                "",
                collectedAt,
                false,
                "",
                "",
                Optional.empty())
            .madeOf(0));
  }
}
