package org.estuaire.lab.hprim.sante;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;

/** Reads the OBX of one order. Lines of text under one code and sub-identifier are one result. */
final class ResultReader {

  private static final int IDENTIFIER = 4;
  private static final int SUB_ID = 5;
  private static final int UNIT = 7;
  private static final int RANGE = 8;
  private static final int FLAG = 9;
  private static final int STATUS = 12;
  private static final int SPECIMEN = 16;
  private static final int OBSERVED = 15;
  private static final int ORDER_STATUS = 26;
  private static final int LABORATORYS_NUMBERS = 4;
  private static final int REQUESTERS_NUMBERS = 3;
  private static final String DELETED = "D";

  /** Observed that long before the order's collection, an OBX is no line of a result of its day. */
  private static final Duration OLDER = Duration.ofDays(1);

  /** Codes of OBR-26 that say of each result what they say of the order. */
  private static final Map<String, ResultStatus> OF_ORDER =
      Map.of(
          "F",
          ResultStatus.FINAL,
          "C",
          ResultStatus.CORRECTED,
          "P",
          ResultStatus.PRELIMINARY,
          "M",
          ResultStatus.PARTIAL,
          "R",
          ResultStatus.UNVERIFIED,
          "I",
          ResultStatus.PENDING,
          "O",
          ResultStatus.PENDING,
          "X",
          ResultStatus.UNOBTAINABLE,
          DELETED,
          ResultStatus.DELETED);

  private final Segment obr;
  private final Optional<Instant> collectedAt;
  private final String sample;
  private final Remarks remarks;
  private final ValueReader values;

  ResultReader(Segment obr, Optional<Instant> collectedAt, Remarks remarks) {
    this.obr = obr;
    this.collectedAt = collectedAt;
    this.remarks = remarks;
    this.values = new ValueReader(remarks);
    String own = obr.component(LABORATORYS_NUMBERS, 1);
    this.sample = own.isEmpty() ? obr.component(REQUESTERS_NUMBERS, 2) : own;
  }

  /** What makes several OBX one result. */
  private record Key(String code, String system, String subId, Optional<Instant> earlierAt) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  /** One OBX, read. */
  private record Line(Segment obx, LabResult result) {
    private boolean isText() {
      return result.value() instanceof ResultValue.Text
          || result.value() instanceof ResultValue.Absent;
    }
  }

  List<LabResult> read(List<Groups.Result> segments) {
    Map<Key, List<Line>> groups = new LinkedHashMap<>();
    for (Groups.Result segment : segments) {
      LabResult result = result(segment);
      Optional<Instant> earlierAt = result.observedAt().filter(this::isEarlier);
      Key key =
          new Key(result.coding().code(), result.coding().system(), result.subId(), earlierAt);
      groups.computeIfAbsent(key, k -> new ArrayList<>(1)).add(new Line(segment.obx(), result));
    }
    List<LabResult> results = new ArrayList<>(segments.size());
    groups.values().forEach(lines -> results.addAll(joined(lines)));
    return results;
  }

  /** Lines of a text become one; anything else twice is left for the rules on doubles. */
  private List<LabResult> joined(List<Line> lines) {
    if (lines.size() == 1 || !lines.stream().allMatch(Line::isText)) {
      return lines.stream().map(Line::result).toList();
    }
    LabResult first = lines.get(0).result();
    for (Line line : lines) {
      if (line.result().status() != first.status()) {
        remarks.add(
            HprimSanteFinding.STATUS_CONFLICT, line.obx(), STATUS, line.obx().value(STATUS));
      }
    }
    String text = join(lines, line -> line.result().original());
    Measure measure =
        new Measure(
            text.isEmpty() ? new ResultValue.Absent() : new ResultValue.Text(text),
            text,
            first.unit(),
            first.range());
    String comment = join(lines, line -> line.result().comment());
    return List.of(first.withMeasure(measure).withComment(comment).madeOf(lines.size()));
  }

  private static String join(List<Line> lines, Function<Line, String> text) {
    return lines.stream().map(text).collect(Collectors.joining("\n")).strip();
  }

  private LabResult result(Groups.Result segment) {
    Segment obx = segment.obx();
    Coding coding = coding(obx);
    ValueReader.Read value = values.read(obx, coding);
    Annotations said = Annotations.of(segment.comments());
    Optional<Instant> observed = remarks.time(obx, OBSERVED, obx.value(OBSERVED));
    String subId = obx.value(SUB_ID);
    return new LabResult(
            coding,
            // A code may occur once per specimen of a request; its number is the same in a
            // correction.
            remarks.bounded(obx, SUB_ID, subId.isEmpty() ? sample : subId),
            status(obx),
            new Measure(
                value.value(),
                value.text(),
                remarks.bounded(obx, UNIT, obx.text(UNIT)),
                NumberReader.range(obx.text(RANGE))),
            said.second(),
            flags(obx),
            observed.or(() -> collectedAt),
            false,
            said.method(),
            said.comment(),
            Optional.empty())
        .inSpecimen(specimen())
        .at(SegmentPlaces.ofResult(obx));
  }

  /** The code of its kind (OBR-16), else its name. */
  private String specimen() {
    String code = obr.component(SPECIMEN, 1);
    return code.isEmpty() ? obr.component(SPECIMEN, 2) : code;
  }

  private Coding coding(Segment obx) {
    String code = obx.component(IDENTIFIER, 1);
    String label = obx.component(IDENTIFIER, 2);
    if (code.isEmpty()) {
      remarks.add(
          label.isEmpty()
              ? HprimSanteFinding.RESULT_WITHOUT_CODE
              : HprimSanteFinding.RESULT_UNCODED,
          obx,
          IDENTIFIER,
          label);
    }
    return new Coding(
        remarks.bounded(obx, IDENTIFIER, code.isEmpty() ? label : code),
        system(obx.component(IDENTIFIER, 3)),
        remarks.bounded(obx, IDENTIFIER, obx.component(IDENTIFIER, 4)),
        system(obx.component(IDENTIFIER, 6)),
        label);
  }

  /** {@code L} says that the code is local. */
  private static String system(String sent) {
    switch (sent.toUpperCase(Locale.ROOT)) {
      case "L":
        return "";
      case "LN":
      case "LNC":
      case "LOINC":
        return Coding.LOINC;
      default:
        return Remarks.shortened(sent);
    }
  }

  private ResultStatus status(Segment obx) {
    String code = obx.value(STATUS).toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      remarks.add(HprimSanteFinding.STATUS_MISSING, obx, STATUS, "");
      return ofOrder(obr);
    }
    if (obr.value(ORDER_STATUS).equals(DELETED) && !code.equals(DELETED)) {
      remarks.add(HprimSanteFinding.ORDER_STATUS_CONTRADICTION, obx, STATUS, code);
    }
    Optional<ResultStatus> status = ResultStatus.ofCode(code);
    if (status.isEmpty()) {
      remarks.add(HprimSanteFinding.STATUS_UNKNOWN, obx, STATUS, code);
    }
    // What is surely not final must not be given on as if it were.
    return status.orElse(ResultStatus.UNVERIFIED);
  }

  /** What the order says of results that say nothing themselves. */
  static ResultStatus ofOrder(Segment obr) {
    String code = obr.value(ORDER_STATUS).toUpperCase(Locale.ROOT);
    return OF_ORDER.getOrDefault(code, ResultStatus.FINAL);
  }

  private boolean isEarlier(Instant observed) {
    return collectedAt.isPresent() && observed.isBefore(collectedAt.get().minus(OLDER));
  }

  /** « Null » is the norm's word for none. */
  private static String flags(Segment obx) {
    if (obx.isEmpty(FLAG)) {
      return "";
    }
    return obx.repetitions(FLAG).stream()
        .flatMap(List::stream)
        .filter(flag -> !flag.isEmpty() && !flag.equalsIgnoreCase("Null"))
        .collect(Collectors.joining(" "));
  }
}
