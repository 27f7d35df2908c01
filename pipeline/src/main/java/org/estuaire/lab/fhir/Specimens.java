package org.estuaire.lab.fhir;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;

/** When the specimens of a report were taken and received, and what they are. */
final class Specimens {

  private final Resources resources;
  private final Remarks remarks;
  private final Optional<Instant> collectedAt;
  private final Optional<Instant> receivedAt;
  private final String kind;

  Specimens(Resources resources, Remarks remarks, Resource report) {
    this.resources = resources;
    this.remarks = remarks;
    List<Resource> specimens = specimens(report);
    this.collectedAt =
        specimens.stream()
            .flatMap(specimen -> collected(specimen, remarks).stream())
            .min(Comparator.naturalOrder())
            .or(() -> Effective.of(report, remarks));
    this.receivedAt =
        specimens.stream()
            .flatMap(s -> remarks.time(s.text("receivedTime"), s.at("receivedTime")).stream())
            .min(Comparator.naturalOrder());
    this.kind =
        specimens.size() == 1 ? MeasuredIn.word(specimens.get(0).element().first("type")) : "";
  }

  /**
   * The kind of the only specimen that the report names; empty without, or where it names several.
   */
  String kind() {
    return kind;
  }

  private List<Resource> specimens(Resource report) {
    return report.element().all("specimen").stream()
        .map(reference -> specimen(report, reference))
        .filter(Resource::isPresent)
        .toList();
  }

  private Resource specimen(Resource report, Element reference) {
    Resource found = resources.find(report, reference);
    if (!found.isPresent()) {
      remarks.add(
          FhirFinding.REFERENCE_NOT_FOUND, report.at("specimen"), reference.text("reference"));
    }
    return found;
  }

  /** When a specimen was taken; empty where nobody says. */
  static Optional<Instant> collected(Resource specimen, Remarks remarks) {
    Element collection = specimen.element().first("collection");
    return remarks
        .time(collection.text("collectedDateTime"), specimen.at("collection.collectedDateTime"))
        .or(
            () ->
                remarks.time(
                    collection.text("collectedPeriod", "start"),
                    specimen.at("collection.collectedPeriod.start")));
  }

  Optional<Instant> collectedAt() {
    return collectedAt;
  }

  Optional<Instant> receivedAt() {
    return receivedAt;
  }
}
