package org.estuaire.lab.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.reading.Census;
import org.estuaire.lab.reading.Unfolding;

/** Reads a DiagnosticReport, a DocumentReference or loose observations as an order with results. */
final class OrderReader {

  private static final String IDENTIFIER = "identifier";
  private static final String VALUE = "value";
  private static final String WRONG = "entered-in-error";

  /** Types of identifiers that name the request of the prescriber, or something else altogether. */
  private static final Set<String> NOT_OF_LABORATORY = Set.of("PLAC", "PGN", "VN", "AN");

  /** As table 0123 (OBR-25) says it. */
  private static final Map<String, String> STATUS =
      Map.of(
          "registered", "I",
          "partial", "A",
          "preliminary", "P",
          "final", "F",
          "amended", "C",
          "corrected", "C",
          "appended", "C",
          "cancelled", "X");

  private final Bundle bundle;
  private final Resources resources;
  private final Resource composition;
  private final Germs germs;
  private final Set<Element> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Census<Element> census;
  private final Unfolding unfolding = new Unfolding();
  private final Remarks remarks;

  /** Counted once: each order without a number asks, and a sender chooses how many there are. */
  private final Map<String, Long> rootsByType;

  OrderReader(Bundle bundle, Resource composition, Census<Element> census, Remarks remarks) {
    this.bundle = bundle;
    this.census = census;
    this.resources = bundle.resources();
    this.composition = composition;
    this.germs = Germs.of(resources);
    this.remarks = remarks;
    this.rootsByType =
        bundle.roots().stream()
            .collect(Collectors.groupingBy(Resource::type, Collectors.counting()));
  }

  /** Whether an observation was read as a result. */
  boolean hasRead(Resource observation) {
    return seen.contains(observation.element());
  }

  /** The number of the laboratory, else of the document, else of who asked; empty without any. */
  String number(Resource root) {
    String own = ofLaboratory(root.element());
    if (!own.isEmpty()) {
      return own;
    }
    String master = root.element().text("masterIdentifier", VALUE);
    boolean alone = rootsByType.getOrDefault(root.type(), 0L) == 1;
    String ofDocument = alone ? composition.element().text(IDENTIFIER, VALUE) : "";
    return Stream.of(master, ofDocument, placer(root))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String ofLaboratory(Element resource) {
    return resource.all(IDENTIFIER).stream()
        .filter(i -> !i.text(VALUE).isEmpty() && !NOT_OF_LABORATORY.contains(type(i)))
        .min(Comparator.comparing(i -> type(i).equals("FILL") ? 0 : 1))
        .map(i -> i.text(VALUE))
        .orElse("");
  }

  private static String type(Element identifier) {
    return new CodeableConcept(identifier.first("type")).code();
  }

  private String placer(Resource root) {
    Resource request = resources.find(root, root.element().first("basedOn"));
    return Stream.concat(
            root.element().all(IDENTIFIER).stream().filter(i -> type(i).equals("PLAC")),
            request.element().all(IDENTIFIER).stream()
                .sorted(Comparator.comparing(i -> type(i).equals("PLAC") ? 0 : 1)))
        .map(i -> i.text(VALUE))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Empty when an error says why. */
  Optional<LabOrder> report(Resource report, WhomItConcerns whom, Sections sections) {
    whom.checkSubject(report);
    whom.checkSpecimens(report);
    sections.documents(report).forEach(whom::checkSubject);
    Specimens specimens = new Specimens(resources, remarks, report);
    ResultReader reader =
        new ResultReader(resources, whom, germs, specimens.collectedAt(), seen, census, remarks);
    for (Element reference : report.element().all("result")) {
      Resource found = resources.find(report, reference);
      if (found.isPresent()) {
        reader.read(found, sections.isEarlier(found));
      } else {
        remarks.add(FhirFinding.RESULT_NOT_FOUND, report.at("result"), reference.text("reference"));
      }
    }
    sections.observations(report).forEach(o -> reader.read(o, sections.isEarlier(o)));
    reader.readSources();
    boolean wrong = report.text("status").equals(WRONG);
    List<LabResult> results = new ArrayList<>();
    reader.results().forEach(result -> results.add(inSpecimenOf(specimens, result)));
    Documents documents = new Documents(resources, census, unfolding, remarks);
    documents.addReport(report, ReportStatus.of(report.text("status")), specimens.collectedAt());
    sections.documents(report).forEach(documents::addReference);
    results.addAll(documents.found());
    if (results.isEmpty()) {
      remarks.add(FhirFinding.REPORT_WITHOUT_RESULT, report.path(), report.text("status"));
    }
    List<LabResult> said = wrong ? results.stream().map(OrderReader::withdrawn).toList() : results;
    Renewal renewal = bundle.isDocument() || wrong ? Renewal.WHOLE : Renewal.BY_RESULT;
    return order(report, specimens, reader.issuedAt(), renewal, said);
  }

  /** What states no specimen of its own was measured in that of its report. */
  private static LabResult inSpecimenOf(Specimens specimens, LabResult result) {
    return result.specimen().isEmpty() ? result.inSpecimen(specimens.kind()) : result;
  }

  /** The whole report is said to be wrong, and each of its results with it. */
  private static LabResult withdrawn(LabResult result) {
    boolean already = result.status() == ResultStatus.DELETED || result.previous();
    return already ? result : result.withStatus(ResultStatus.WRONG);
  }

  /** A letter or another document that stands on its own. */
  Optional<LabOrder> document(Resource document, WhomItConcerns whom) {
    whom.checkSubject(document);
    Specimens specimens = new Specimens(resources, remarks, document);
    Documents documents = new Documents(resources, census, unfolding, remarks);
    documents.addReference(document);
    return order(document, specimens, Optional.empty(), Renewal.BY_RESULT, documents.found());
  }

  /** Observations of one occasion that no report holds together. */
  Optional<LabOrder> observations(
      List<Resource> observations, WhomItConcerns whom, Sections sections) {
    Resource first = observations.get(0);
    Specimens specimens = new Specimens(resources, remarks, first);
    ResultReader reader =
        new ResultReader(resources, whom, germs, specimens.collectedAt(), seen, census, remarks);
    observations.forEach(o -> reader.read(o, sections.isEarlier(o)));
    reader.readSources();
    return order(first, specimens, reader.issuedAt(), Renewal.BY_RESULT, reader.results());
  }

  private Optional<LabOrder> order(
      Resource root,
      Specimens specimens,
      Optional<Instant> resultsIssuedAt,
      Renewal renewal,
      List<LabResult> results) {
    String number = numberOrId(root);
    Optional<Instant> versionAt = versionAt(root, specimens, resultsIssuedAt);
    if (number.isEmpty() || versionAt.isEmpty()) {
      return Optional.empty();
    }
    boolean document = root.type().equals("DocumentReference");
    Coding coding = new CodeableConcept(root.element().first(document ? "type" : "code")).coding();
    String status = root.text(document ? "docStatus" : "status");
    return Optional.of(
        new LabOrder(
                VisibleKey.of(number, root.at(IDENTIFIER), remarks),
                VisibleKey.of(placer(root), root.at("basedOn"), remarks),
                remarks.bounded(coding.code(), root.at("code")),
                coding.label(),
                remarks.bounded(STATUS.getOrDefault(status, status), root.at("status")),
                versionAt.get(),
                specimens.collectedAt(),
                specimens.receivedAt(),
                remarks.bounded(new Prescriber(resources).of(root), root.at("basedOn")),
                renewal,
                results)
            .at(new PathPlaces.OfOrder(root, remarks.firstLine())));
  }

  /** An id that a server gave is better than nothing; one made for the sending alone is not. */
  private String numberOrId(Resource root) {
    String number = number(root);
    String id = root.text("id");
    if (!number.isEmpty()) {
      return number;
    }
    if (id.isEmpty() || !root.type().equals("DiagnosticReport")) {
      remarks.add(FhirFinding.NO_NUMBER, root.at(IDENTIFIER), "");
      return "";
    }
    remarks.add(FhirFinding.NUMBER_OF_SERVER, root.at(IDENTIFIER), "");
    return id;
  }

  /** The newest time that the report states for itself. */
  private Optional<Instant> versionAt(
      Resource root, Specimens specimens, Optional<Instant> resultsIssuedAt) {
    Element resource = root.element();
    Optional<Instant> own =
        Stream.of(
                remarks.time(resource.text("issued"), root.at("issued")),
                remarks.time(resource.text("date"), root.at("date")),
                remarks.time(resource.text("meta", "lastUpdated"), root.at("meta.lastUpdated")),
                resultsIssuedAt)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    return own.isPresent() ? own : assumed(root, specimens);
  }

  private Optional<Instant> assumed(Resource root, Specimens specimens) {
    Optional<Instant> time =
        remarks
            .time(composition.text("date"), composition.at("date"))
            .or(() -> remarks.time(bundle.header().text("timestamp"), "Bundle.timestamp"))
            .or(specimens::collectedAt);
    remarks.add(
        time.isPresent() ? FhirFinding.ISSUE_TIME_ASSUMED : FhirFinding.NO_ISSUE_TIME,
        root.at("issued"),
        "");
    return time;
  }
}
