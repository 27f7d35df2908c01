package org.estuaire.lab.fhir;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.reading.Census;
import org.estuaire.lab.reading.Isolates;

/**
 * Reads the observations of one order, with those that they group ({@code hasMember}) and their
 * components. An observation that only groups others is no result.
 */
final class ResultReader {

  private static final int MOST_RESULTS = 5_000;
  private static final int DEEPEST = 12;
  private static final int LONGEST_SUB_ID = 80;

  /** Observed that long before the order's collection, what a result was derived from is older. */
  private static final Duration OLDER = Duration.ofDays(1);

  private final Resources resources;
  private final WhomItConcerns whom;
  private final MeasuredIn measuredIn;
  private final Optional<Instant> collectedAt;
  private final Remarks remarks;
  private final ObservationStatus statuses;
  private final Map<String, SubIds> subIds = new HashMap<>();
  private final SubIds subIdsOfEarlier = new SubIds();
  private final Germs germs;
  private final Map<Element, String> isolates = new IdentityHashMap<>();
  private final Set<String> isolateNames = new HashSet<>();
  private final Set<Element> seen;
  private final Census<Element> census;
  private final Queue<Resource> sources = new ArrayDeque<>(0);
  private final List<LabResult> results = new ArrayList<>();
  private Optional<Instant> issuedAt = Optional.empty();

  /**
   * @param whom the results must be about
   * @param germs the micro-organisms of the bundle
   * @param collectedAt of the order
   * @param seen the observations that were read, to which this reader adds its own
   * @param census is notified of which of its elements became results
   */
  ResultReader(
      Resources resources,
      WhomItConcerns whom,
      Germs germs,
      Optional<Instant> collectedAt,
      Set<Element> seen,
      Census<Element> census,
      Remarks remarks) {
    this.resources = resources;
    this.whom = whom;
    this.measuredIn = new MeasuredIn(resources);
    this.germs = germs;
    this.collectedAt = collectedAt;
    this.seen = seen;
    this.census = census;
    this.remarks = remarks;
    this.statuses = new ObservationStatus(remarks);
  }

  List<LabResult> results() {
    return MeasuredIn.inAnyOrder(results);
  }

  /** When the newest of the results was issued. */
  Optional<Instant> issuedAt() {
    return issuedAt;
  }

  /**
   * @param earlier the sender says that it was known before
   */
  void read(Resource observation, boolean earlier) {
    read(observation, earlier, "", 1);
  }

  /** What the parts of an observation have in common. */
  private record Context(
      ResultStatus status,
      Optional<Instant> observedAt,
      boolean previous,
      String group,
      String isolate,
      String measuredIn) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Context[…]";
    }
  }

  private void read(Resource observation, boolean earlier, String group, int depth) {
    if (!observation.type().equals("Observation") || !seen.add(observation.element())) {
      return;
    }
    if (depth > DEEPEST || results.size() > MOST_RESULTS) {
      String most = Integer.toString(MOST_RESULTS);
      remarks.add(
          depth > DEEPEST ? FhirFinding.RESULTS_IN_CIRCLE : FhirFinding.TOO_MANY_RESULTS,
          observation.path(),
          "",
          most);
      return;
    }
    whom.checkResult(observation);
    Optional<Instant> observed =
        Effective.of(observation, remarks).or(() -> ofSpecimen(observation));
    Context context =
        new Context(
            statuses.of(observation),
            observed.or(() -> collectedAt),
            earlier,
            group,
            germs.germOf(observation.element()).map(this::isolate).orElse(""),
            measuredIn.of(observation));
    if (!earlier) {
      noteIssued(observation);
    }
    String own = addOwn(observation, context);
    // Its parts were measured in the same: that tells them apart on their own.
    String ofParts = own.equals(context.measuredIn()) ? "" : own;
    addComponents(observation, ofComponents(context, ofParts, measuredIn.ofComponent(observation)));
    addMembers(observation, earlier, ofParts, depth);
  }

  private static Context ofComponents(Context context, String group, String measuredIn) {
    return new Context(
        context.status(),
        context.observedAt(),
        context.previous(),
        group,
        context.isolate(),
        measuredIn);
  }

  /** When the specimen of this observation was taken: an order may have several. */
  private Optional<Instant> ofSpecimen(Resource observation) {
    Element reference = observation.element().first("specimen");
    return reference.isEmpty()
        ? Optional.empty()
        : Specimens.collected(resources.find(observation, reference), remarks);
  }

  /** The sub-identifier of the observation that names a micro-organism. */
  private String isolate(Element germ) {
    return isolates.computeIfAbsent(germ, this::newIsolate);
  }

  private String newIsolate(Element germ) {
    String stated = stated(germ);
    if (!stated.isEmpty()) {
      return stated;
    }
    String name = Germs.name(germ);
    String bounded = name.length() > LONGEST_SUB_ID ? name.substring(0, LONGEST_SUB_ID) : name;
    String subId = bounded;
    for (int rank = 2; !isolateNames.add(subId); rank++) {
      subId = bounded + "#" + rank;
    }
    return subId;
  }

  private boolean isOlder(Optional<Instant> observed) {
    return observed.isPresent()
        && collectedAt.isPresent()
        && observed.get().isBefore(collectedAt.get().minus(OLDER));
  }

  private void noteIssued(Resource observation) {
    remarks
        .time(observation.text("issued"), observation.at("issued"))
        .filter(time -> issuedAt.isEmpty() || time.isAfter(issuedAt.get()))
        .ifPresent(time -> issuedAt = Optional.of(time));
  }

  /** Whether an observation is a result itself, and does not only group others. */
  static boolean says(Element observation) {
    return !observation.choice("value").isEmpty()
        || observation.has("dataAbsentReason")
        || !observation.has("hasMember") && !observation.has("component");
  }

  /** The sub-identifier under which it was added, or would have been. */
  private String addOwn(Resource observation, Context context) {
    Element element = observation.element();
    if (!says(element)) {
      return subId(element, context, code(element));
    }
    return add(observation, element, observation.path(), context);
  }

  private void addComponents(Resource observation, Context context) {
    List<Element> components = observation.element().all("component");
    for (int i = 0; i < components.size() && i < MOST_RESULTS; i++) {
      add(observation, components.get(i), observation.at("component[" + i + "]"), context);
    }
  }

  private void addMembers(Resource observation, boolean earlier, String own, int depth) {
    for (Element reference : observation.element().all("hasMember")) {
      Resource member = resources.find(observation, reference);
      if (member.isPresent()) {
        read(member, earlier, own, depth + 1);
      } else {
        remarks.add(
            FhirFinding.RESULT_NOT_FOUND, observation.at("hasMember"), reference.text("reference"));
      }
    }
    for (Element reference : observation.element().all("derivedFrom")) {
      Resource source = resources.find(observation, reference);
      if (source.isPresent()) {
        boolean sameTest = code(source.element()).equals(code(observation.element()));
        if (sameTest && isOlder(Effective.of(source, remarks))) {
          read(source, true, "", depth + 1);
        } else {
          sources.add(source);
        }
      }
    }
  }

  /** Reads what results were derived from, where nobody else has named it. */
  void readSources() {
    while (!sources.isEmpty()) {
      read(sources.remove(), false);
    }
  }

  private static String code(Element observation) {
    return new CodeableConcept(observation.first("code")).coding().code();
  }

  private String add(Resource observation, Element part, String path, Context context) {
    Coding coding = coding(part, path);
    String subId = subId(part, context, coding.code());
    ObservationValue value = ObservationValue.of(part, path, remarks);
    census.taken(part);
    results.add(
        new LabResult(
                coding,
                remarks.bounded(subId, path),
                context.status(),
                new Measure(
                    value.value(),
                    value.original(),
                    remarks.bounded(value.unit(), path),
                    Ranges.of(part, value.unit(), path, remarks)),
                Original.of(part),
                flags(part),
                context.observedAt(),
                context.previous(),
                new CodeableConcept(observation.element().first("method")).words(),
                comment(observation.element()),
                Optional.empty())
            .aboutIsolate(isolate(context, subId))
            .measuredIn(context.previous() ? "" : context.measuredIn())
            .inSpecimen(measuredIn.of(observation))
            .at(PathPlaces.OfResult.of(part, path, remarks.firstLine())));
    return subId;
  }

  private static String isolate(Context context, String subId) {
    boolean told = context.previous() || Isolates.isToldBy(subId, context.isolate());
    return told ? "" : context.isolate();
  }

  private String subId(Element part, Context context, String code) {
    if (germs.isGerm(part)) {
      return isolate(part);
    }
    String said = stated(part);
    if (!context.isolate().isEmpty() && !context.previous()) {
      return said.isEmpty()
          ? subIds.computeIfAbsent(context.isolate(), isolate -> new SubIds()).next("", code)
          : said;
    }
    // Lines of one text, translated from HL7 v2, share the sub-identifier of their OBX.
    String group = said.isEmpty() ? context.group() : said;
    if (context.previous()) {
      return subIdsOfEarlier.next(group, code);
    }
    // A rank means nothing in a bundle that corrects one of several moments alone.
    String moment = context.observedAt().map(Instant::toString).orElse("");
    SubIds plain = subIds.computeIfAbsent("", none -> new SubIds());
    return group.isEmpty()
        ? plain.nextIn(context.measuredIn(), code + " " + moment)
        : plain.next(group, code + " " + moment);
  }

  private static String stated(Element part) {
    String said =
        part.extension("observation-v2-subid")
            .extension("original-sub-identifier")
            .text("valueString");
    return said.isEmpty() ? part.extension("/sub-id").text("valueString") : said;
  }

  /** A code, else the words: some results come uncoded. */
  private Coding coding(Element part, String path) {
    CodeableConcept concept = new CodeableConcept(part.first("code"));
    Coding coding = concept.coding();
    remarks.bounded(coding.code(), path + ".code");
    remarks.bounded(coding.alternateCode(), path + ".code");
    remarks.bounded(coding.system() + coding.alternateSystem(), path + ".code.coding.system");
    if (!coding.code().isEmpty()) {
      return coding;
    }
    remarks.add(
        concept.isEmpty() ? FhirFinding.RESULT_WITHOUT_CODE : FhirFinding.RESULT_UNCODED,
        path + ".code",
        concept.words());
    return Coding.local(remarks.bounded(concept.words(), path + ".code"), concept.words());
  }

  private static String flags(Element part) {
    Set<String> flags = new LinkedHashSet<>();
    for (Element interpretation : part.all("interpretation")) {
      flags.add(new CodeableConcept(interpretation).code());
    }
    flags.remove("");
    return String.join(" ", flags);
  }

  private static String comment(Element observation) {
    List<String> notes = new ArrayList<>(1);
    for (Element note : observation.all("note")) {
      notes.add(note.text("text"));
    }
    notes.remove("");
    return String.join("\n", notes);
  }
}
