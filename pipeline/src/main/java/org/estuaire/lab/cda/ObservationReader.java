package org.estuaire.lab.cda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.reading.Isolates;
import org.estuaire.lab.reading.Said;

/** Reads one {@code observation} (IHE XD-LAB 1.3.6.1.4.1.19376.1.3.1.6, CI-SIS .3.80). */
final class ObservationReader {

  /** Longer before the document, a date is more likely a slip than a result. */
  private static final Duration OLD = Duration.ofDays(366);

  /** CI-SIS knows completed and aborted; the others are those of HL7 v3 ActStatus. */
  private static final Map<String, ResultStatus> STATUSES =
      Map.of(
          "completed", ResultStatus.FINAL,
          "aborted", ResultStatus.UNOBTAINABLE,
          "cancelled", ResultStatus.UNOBTAINABLE,
          "obsolete", ResultStatus.DELETED,
          "nullified", ResultStatus.DELETED,
          "active", ResultStatus.PRELIMINARY,
          "new", ResultStatus.PENDING,
          "held", ResultStatus.PENDING,
          "suspended", ResultStatus.PENDING);

  private final CodeReader codes;
  private final Narrative narrative;
  private final ValueReader values;
  private final RangeReader ranges;
  private final String subIdRoot;
  private final Instant createdAt;
  private final Remarks remarks;

  ObservationReader(
      CodeReader codes,
      Narrative narrative,
      Attachments attachments,
      String domain,
      Instant createdAt,
      Remarks remarks) {
    this.codes = codes;
    this.narrative = narrative;
    this.values = new ValueReader(codes, narrative, attachments, remarks);
    this.ranges = new RangeReader(narrative, remarks);
    this.subIdRoot = Oids.subIdRoot(domain);
    this.createdAt = createdAt;
    this.remarks = remarks;
  }

  /**
   * @param place how findings call it: {@code observation[3]}
   */
  LabResult read(Element observation, Scope scope, String place) {
    Optional<Instant> observedAt = observedAt(observation, place);
    observedAt
        .filter(at -> at.isBefore(createdAt.minus(OLD)))
        .ifPresent(
            old ->
                remarks.add(
                    CdaFinding.RESULT_MUCH_OLDER,
                    observation.first("effectiveTime"),
                    place + "/effectiveTime",
                    CdaTime.text(observation.first("effectiveTime"))));
    return result(observation, scope, scope.collectedAt().or(() -> observedAt), false, place);
  }

  /** A result given again for comparison; empty when nobody can tell of when it is. */
  Optional<LabResult> previous(Element observation, Scope scope, String place) {
    Optional<Instant> observedAt = observedAt(observation, place);
    if (observedAt.isEmpty()) {
      remarks.add(CdaFinding.PREVIOUS_UNDATED, observation, place, "");
      return Optional.empty();
    }
    return Optional.of(result(observation, scope, observedAt, true, place));
  }

  private Optional<Instant> observedAt(Element observation, String place) {
    Element time = observation.first("effectiveTime");
    return remarks.time(time, place + "/effectiveTime", CdaTime.text(time));
  }

  private LabResult result(
      Element observation,
      Scope scope,
      Optional<Instant> observedAt,
      boolean previous,
      String place) {
    Element code = observation.first("code");
    ReferenceRange range = ranges.read(observation, place);
    Measure measure = values.read(observation, range, place + "/value");
    List<String> comments = comments(observation);
    return new LabResult(
            codes.coding(code.isPresent() ? code : observation, place + "/code"),
            subId(observation, previous),
            status(observation, scope, place),
            measure,
            values.second(observation, ranges.second(observation), place + "/value"),
            flags(observation, comments),
            observedAt,
            previous,
            method(observation),
            comment(comments),
            Optional.empty())
        .aboutIsolate(isolate(observation, scope, previous))
        .at(new ElementPlaces.OfResult(observation, place));
  }

  /** Told by documents of our own only; other identifiers of observations change with versions. */
  private String subId(Element observation, boolean previous) {
    Element id = observation.first("id");
    String stated = id.attribute("extension");
    boolean own = id.attribute("root").equals(subIdRoot);
    return own && !previous && stated.length() <= Results.LONGEST_SUB_ID ? stated : "";
  }

  private String isolate(Element observation, Scope scope, boolean previous) {
    boolean told = Isolates.isToldBy(subId(observation, previous), scope.isolate());
    return previous || told ? "" : scope.isolate();
  }

  /** The status of an act or organizer, where it says one that is known. */
  static Optional<ResultStatus> stated(Element statement) {
    String code = statement.first("statusCode").attribute("code");
    return Optional.ofNullable(STATUSES.get(code.toLowerCase(Locale.ROOT)));
  }

  private ResultStatus status(Element observation, Scope scope, String place) {
    Element element = observation.first("statusCode");
    String code = element.attribute("code");
    if (code.isEmpty()) {
      if (scope.status().isEmpty()) {
        remarks.add(CdaFinding.STATUS_MISSING, observation, place + "/statusCode", "");
      }
      return scope.status().orElse(ResultStatus.FINAL);
    }
    Optional<ResultStatus> status = stated(observation);
    if (status.isEmpty()) {
      remarks.add(CdaFinding.STATUS_UNKNOWN, element, place + "/statusCode", code);
    }
    // What is surely not final must not be given on as if it were.
    return status.orElse(ResultStatus.UNVERIFIED);
  }

  private static String flags(Element observation, List<String> comments) {
    Set<String> flags = new LinkedHashSet<>(2);
    for (Element flag : observation.all("interpretationCode")) {
      flags.add(flag.attribute("code"));
    }
    for (String words : comments) {
      if (words.startsWith(Interpretation.PREFIX)) {
        flags.addAll(List.of(words.substring(Interpretation.PREFIX.length()).split(" ")));
      }
    }
    flags.remove("");
    return String.join(" ", flags);
  }

  private String method(Element observation) {
    Element method = observation.first("methodCode");
    String label = codes.label(method);
    return label.isEmpty() ? method.attribute("code") : label;
  }

  /** What is said about this result in acts of comment. */
  private List<String> comments(Element observation) {
    List<String> comments = new ArrayList<>(0);
    for (Element relation : observation.all("entryRelationship")) {
      Element act = relation.first("act");
      String words = isComment(act) ? narrative.lines(act.first("text")) : "";
      if (!words.isEmpty()) {
        comments.add(words);
      }
    }
    return comments;
  }

  /** What the laboratory says: value and flags are read from their own elements. */
  private static String comment(List<String> comments) {
    return comments.stream()
        .filter(words -> !words.startsWith(Said.PREFIX))
        .filter(words -> !words.startsWith(Interpretation.PREFIX))
        .collect(Collectors.joining("\n"));
  }

  static boolean isComment(Element act) {
    return act.isPresent()
        && (act.first("code").attribute("code").equals("48767-8")
            || act.hasTemplate("1.3.6.1.4.1.19376.1.5.3.1.4.2")
            || act.hasTemplate("1.2.250.1.213.1.1.3.32"));
  }
}
