package org.estuaire.lab.hl7;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.SpecimenWord;
import org.estuaire.lab.reading.NumberReader;

/**
 * Reads the OBX of one order. Those with the same identifier and sub-identifier are one result, so
 * they are brought together before anything else (HL7 v2.5, 7.4.2.4).
 */
final class ResultReader {

  private static final int TYPE = 2;
  private static final int IDENTIFIER = 3;
  private static final int SUB_ID = 4;
  private static final int VALUE = 5;
  private static final int UNIT = UnitReader.UNIT;
  private static final int FLAGS = 8;
  private static final int STATUS = 11;
  private static final int OBSERVED = 14;
  private static final int METHOD = 17;
  private static final int ORDER_STATUS = 25;
  private static final int LONGEST_SPECIMEN = 80;

  private static final Set<String> NUMERIC = Set.of("NM", "SN");

  /** Types of the lines of a text. */
  private static final Set<String> TEXTUAL = Set.of("TX", "FT");

  /** Observed that long before the order's collection, an OBX is no line of a result of its day. */
  private static final Duration OLDER = Duration.ofDays(1);

  /** OBR-25 codes that say of each result what they say of the order; deletion isn't among them. */
  private static final Map<String, ResultStatus> OF_ORDER =
      Map.of(
          "F", ResultStatus.FINAL,
          "C", ResultStatus.CORRECTED,
          "P", ResultStatus.PRELIMINARY,
          "A", ResultStatus.PARTIAL,
          "R", ResultStatus.UNVERIFIED,
          "S", ResultStatus.PENDING,
          "I", ResultStatus.PENDING,
          "X", ResultStatus.UNOBTAINABLE);

  private final OrderGroups.Group group;
  private final Segment obr;
  private final Optional<Instant> collectedAt;
  private final Remarks remarks;
  private final String specimen;
  private final String measuredIn;

  /** OBX-14 of those that say one. */
  private final Map<Segment, Instant> observedAt = new IdentityHashMap<>();

  ResultReader(OrderGroups.Group group, Optional<Instant> collectedAt, Remarks remarks) {
    this.group = group;
    this.obr = group.obr();
    this.collectedAt = collectedAt;
    this.remarks = remarks;
    this.specimen = specimen(group);
    this.measuredIn =
        bounded(specimen.isEmpty() ? group.obr().first(4).componentOr(1, 2) : specimen);
  }

  /** Its kind (OBR-15, SPM-4); it stands for the panel (OBR-4) where values of one code differ. */
  private static String specimen(OrderGroups.Group group) {
    String ofOrder =
        group.obr().name().equals("OBR") ? group.obr().first(15).componentOr(1, 2) : "";
    return ofOrder.isEmpty()
        ? group.specimen().map(spm -> spm.first(4).componentOr(1, 2)).orElse("")
        : ofOrder;
  }

  private static String bounded(String kind) {
    return kind.length() > LONGEST_SPECIMEN ? kind.substring(0, LONGEST_SPECIMEN) : kind;
  }

  /** What makes several OBX one result. */
  private record Key(String code, String system, String subId, Optional<Instant> earlierAt) {
    /** Two levels of one document come under one key: both are kept. */
    Key another(int rank) {
      return new Key(code, system, subId + "#" + rank, earlierAt);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  List<LabResult> read() {
    Map<Key, List<Segment>> groups = new LinkedHashMap<>();
    for (Segment obx : group.results()) {
      Repetition identifier = obx.first(IDENTIFIER);
      Optional<Instant> observed = remarks.time(obx, OBSERVED, obx.value(OBSERVED));
      observed.ifPresent(at -> observedAt.put(obx, at));
      Key key =
          new Key(
              code(obx, identifier),
              identifier.component(3),
              remarks.bounded(obx, SUB_ID, obx.value(SUB_ID)),
              observed.filter(this::isEarlier));
      groups.computeIfAbsent(key, k -> new ArrayList<>(1)).add(obx);
    }
    List<LabResult> results = new ArrayList<>();
    groups.forEach(
        (key, members) -> {
          List<List<Segment>> apart = apart(members);
          for (int i = 0; i < apart.size(); i++) {
            Key own = i > 0 && isDocument(apart.get(i)) ? key.another(i + 1) : key;
            results.add(result(own, apart.get(i)));
          }
        });
    return results;
  }

  private static boolean isDocument(List<Segment> members) {
    return members.stream().allMatch(ValueReader::isDocument);
  }

  /**
   * Lines of a text are one result, but a time of its own (OBX-14) tells a value apart, and two
   * different numbers are two results: the rules of the lane tell whether anything tells them
   * apart.
   */
  private List<List<Segment>> apart(List<Segment> members) {
    if (members.size() == 1) {
      return List.of(members);
    }
    if (isDocument(members)) {
      return members.stream().map(List::of).toList();
    }
    Map<Instant, List<Segment>> moments = new LinkedHashMap<>();
    Instant moment = Instant.MIN;
    for (Segment obx : members) {
      boolean goesOn = TEXTUAL.contains(obx.value(TYPE)) && !moments.isEmpty();
      moment = goesOn ? moment : observedAt.getOrDefault(obx, Instant.MIN);
      moments.computeIfAbsent(moment, at -> new ArrayList<>(1)).add(obx);
    }
    return moments.values().stream().flatMap(of -> numbersApart(of).stream()).toList();
  }

  /** Different numbers apart, each with the lines behind it; the first one with those before. */
  private static List<List<Segment>> numbersApart(List<Segment> members) {
    long numbers =
        members.stream()
            .filter(ResultReader::isNumber)
            .map(obx -> obx.texts(VALUE))
            .distinct()
            .limit(2)
            .count();
    if (numbers < 2) {
      return List.of(members);
    }
    List<List<Segment>> apart = new ArrayList<>();
    boolean begun = false;
    for (Segment obx : members) {
      boolean begins = isNumber(obx) && begun;
      if (apart.isEmpty() || begins) {
        apart.add(new ArrayList<>(1));
      }
      begun |= isNumber(obx);
      apart.get(apart.size() - 1).add(obx);
    }
    return apart;
  }

  private static boolean isNumber(Segment obx) {
    return NUMERIC.contains(obx.value(TYPE)) && !obx.isEmpty(VALUE);
  }

  private LabResult result(Key key, List<Segment> members) {
    Segment obx = members.get(0);
    Repetition identifier = obx.first(IDENTIFIER);
    ValueReader.Read value = ValueReader.readAll(members, remarks);
    LabResult.Coding coding =
        new LabResult.Coding(
            key.code(),
            remarks.bounded(obx, IDENTIFIER, key.system()),
            remarks.bounded(obx, IDENTIFIER, identifier.component(4)),
            remarks.bounded(obx, IDENTIFIER, identifier.component(6)),
            identifier.componentOr(2, 5));
    LabResult.Measure measure =
        new LabResult.Measure(
            value.value(),
            value.text(),
            remarks.bounded(obx, UNIT, UnitReader.read(members, remarks)),
            NumberReader.range(firstText(members, 7)));
    return new LabResult(
        coding,
        key.subId(),
        status(members),
        measure,
        Optional.empty(),
        flags(members),
        observedAt(members).or(() -> collectedAt),
        false,
        method(members),
        group.notesOf(members),
        members.size(),
        Optional.empty(),
        "",
        Optional.empty(),
        measuredIn,
        SpecimenWord.of(specimen),
        SegmentPlaces.ofResult(obx));
  }

  private Optional<Instant> observedAt(List<Segment> members) {
    for (Segment obx : members) {
      Instant at = observedAt.get(obx);
      if (at != null) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** OBX-17, the words of the coded element. */
  private String method(List<Segment> members) {
    Segment obx = members.get(0);
    return remarks.bounded(obx, METHOD, obx.first(METHOD).componentOr(2, 1));
  }

  /** OBX-3.1, else the alternate code, else the label: some results come uncoded. */
  private String code(Segment obx, Repetition identifier) {
    String code = identifier.componentOr(1, 4);
    if (!code.isEmpty()) {
      return remarks.bounded(obx, IDENTIFIER, code);
    }
    String label = identifier.componentOr(2, 5);
    remarks.add(
        label.isEmpty() ? Hl7Finding.RESULT_WITHOUT_CODE : Hl7Finding.RESULT_UNCODED,
        obx,
        IDENTIFIER,
        label);
    return remarks.bounded(obx, IDENTIFIER, label);
  }

  private boolean isEarlier(Instant observed) {
    return collectedAt.isPresent() && observed.isBefore(collectedAt.get().minus(OLDER));
  }

  private ResultStatus status(List<Segment> members) {
    ResultStatus first = status(members.get(0));
    for (Segment obx : members.subList(1, members.size())) {
      if (status(obx) != first) {
        remarks.add(Hl7Finding.STATUS_CONFLICT, obx, STATUS, obx.value(STATUS));
      }
    }
    return first;
  }

  private ResultStatus status(Segment obx) {
    String code = obx.value(STATUS).toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      remarks.add(Hl7Finding.STATUS_MISSING, obx, STATUS, "");
      return ofOrder(obr);
    }
    Optional<ResultStatus> status = ResultStatus.ofCode(code);
    if (status.isEmpty()) {
      remarks.add(Hl7Finding.STATUS_UNKNOWN, obx, STATUS, code);
    }
    // What is surely not final must not be given on as if it were.
    return status.orElse(ResultStatus.UNVERIFIED);
  }

  /** What the order says of results that say nothing themselves. */
  static ResultStatus ofOrder(Segment obr) {
    String code = obr.value(ORDER_STATUS).toUpperCase(Locale.ROOT);
    return OF_ORDER.getOrDefault(code, ResultStatus.FINAL);
  }

  private static String firstText(List<Segment> members, int field) {
    for (Segment obx : members) {
      String text = obx.isEmpty(field) ? "" : obx.texts(field).get(0).strip();
      if (!text.isEmpty() && !text.equals("\"\"")) {
        return text;
      }
    }
    return "";
  }

  private static String flags(List<Segment> members) {
    Set<String> flags = new LinkedHashSet<>(2);
    for (Segment obx : members) {
      for (Repetition flag : obx.repetitions(FLAGS)) {
        flags.add(flag.component(1));
      }
    }
    flags.remove("");
    return String.join(" ", flags);
  }
}
