package org.estuaire.lab.fhir;

import static java.util.Objects.requireNonNull;

import java.util.IdentityHashMap;
import java.util.Map;
import org.estuaire.lab.model.Directory;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Isolates;

/** Writes one order: its report, request, specimen, results and documents. */
final class OrderWriter {

  private static final String LOINC = "http://loinc.org";

  /** OBR-25 (table 0123) as FHIR says it; what isn't here is final. */
  private static final Map<String, String> STATUS =
      Map.of(
          "P", "preliminary",
          "R", "preliminary",
          "A", "partial",
          "C", "corrected",
          "X", "cancelled",
          "I", "registered",
          "S", "registered",
          "O", "registered");

  private final DocumentEntries entries;
  private final LabOrder order;
  private final String name;
  private final Directory directory;

  OrderWriter(DocumentEntries entries, int rank, LabOrder order, Directory directory) {
    this.entries = entries;
    this.order = order;
    this.name = "order/" + rank;
    this.directory = directory;
  }

  /** What the composition says of it. */
  Json section() {
    Json section = Json.object().with("title", title()).add("entry", entries.reference(name));
    Json earlier =
        Json.object()
            .with("title", "Antériorités")
            .with("code", Json.concept(LOINC, Sections.EARLIER, ""));
    for (int i = 0; i < order.results().size(); i++) {
      LabResult result = order.results().get(i);
      if (result.previous()) {
        earlier.add("entry", entries.reference(part(i)));
      } else if (isDocument(result)) {
        section.add("entry", entries.reference(part(i)));
      }
    }
    boolean before = order.results().stream().anyMatch(LabResult::previous);
    return before ? section.add("section", earlier) : section;
  }

  private String title() {
    return order.label().isBlank() ? "Examens " + order.number() : order.label();
  }

  private String part(int rank) {
    return name + "/result/" + rank;
  }

  private static boolean isDocument(LabResult result) {
    return result.value() instanceof ResultValue.Document;
  }

  void write() {
    entries.add(name, report());
    if (!order.placerNumber().isBlank() || !order.prescriber().isBlank()) {
      entries.add(name + "/request", request());
    }
    if (hasSpecimen()) {
      entries.add(name + "/specimen", specimen());
    }
    ObservationWriter observations = new ObservationWriter(entries, order);
    Isolates isolates = Isolates.of(order);
    Map<LabResult, String> parts = new IdentityHashMap<>();
    for (int i = 0; i < order.results().size(); i++) {
      parts.put(order.results().get(i), part(i));
    }
    for (int i = 0; i < order.results().size(); i++) {
      LabResult result = order.results().get(i);
      Json written =
          isDocument(result)
              ? observations.document(result, part(i))
              : observations.observation(result, part(i));
      isolates.of(result).ifPresent(isolate -> relate(written, result, isolate, parts));
      entries.add(part(i), written);
    }
  }

  /** The micro-organism has as members what is about it, which is derived from it. */
  @SuppressWarnings("ReferenceEquality")
  private void relate(
      Json written, LabResult result, Isolates.Isolate isolate, Map<LabResult, String> parts) {
    if (isolate.germ().isEmpty()) {
      written.add("note", Json.object().with("text", "Germe inconnu"));
    } else if (isolate.germ().get() == result) {
      isolate
          .about()
          .forEach(
              one -> written.add("hasMember", entries.reference(requireNonNull(parts.get(one)))));
    } else {
      written.add(
          "derivedFrom", entries.reference(requireNonNull(parts.get(isolate.germ().get()))));
    }
  }

  private boolean hasSpecimen() {
    return order.collectedAt().isPresent() || order.receivedAt().isPresent();
  }

  private Json report() {
    Json report =
        entries
            .resource("DiagnosticReport", name)
            .add("identifier", FhirReportWriter.identifier("FILL", order.number()));
    if (!order.placerNumber().isBlank() || !order.prescriber().isBlank()) {
      report.add("basedOn", entries.reference(name + "/request"));
    }
    report
        .with("status", STATUS.getOrDefault(order.status(), "final"))
        .add("category", Json.concept("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", ""))
        .with("code", code())
        .with("subject", entries.reference("patient"))
        .with("effectiveDateTime", entries.time(order.collectedAt()))
        .with("issued", entries.time(order.versionAt()))
        .add("performer", entries.reference("laboratory"));
    if (hasSpecimen()) {
      report.add("specimen", entries.reference(name + "/specimen"));
    }
    for (int i = 0; i < order.results().size(); i++) {
      LabResult result = order.results().get(i);
      if (!result.previous() && !isDocument(result)) {
        report.add("result", entries.reference(part(i)));
      }
    }
    return report;
  }

  private Json code() {
    Json concept = Json.object();
    if (!order.code().isBlank()) {
      concept.add("coding", Json.coding("", order.code(), order.label()));
    }
    return concept.with("text", title());
  }

  private Json request() {
    return entries
        .resource("ServiceRequest", name + "/request")
        .add("identifier", placer())
        .with("status", "completed")
        .with("intent", "order")
        .with("subject", entries.reference("patient"))
        .with("requester", requester());
  }

  /** With its number also where an entry of the document names them: readers know only that. */
  private Json requester() {
    String number = order.prescriber();
    Json requester =
        directory.professional(number).isPresent()
            ? entries.reference(FhirReportWriter.prescriber(number))
            : Json.object();
    return requester.with("identifier", Json.object().with("value", number));
  }

  private Json placer() {
    return order.placerNumber().isBlank()
        ? Json.object()
        : FhirReportWriter.identifier("PLAC", order.placerNumber());
  }

  private Json specimen() {
    return entries
        .resource("Specimen", name + "/specimen")
        .with("subject", entries.reference("patient"))
        .with("receivedTime", entries.time(order.receivedAt()))
        .with(
            "collection",
            Json.object().with("collectedDateTime", entries.time(order.collectedAt())));
  }
}
