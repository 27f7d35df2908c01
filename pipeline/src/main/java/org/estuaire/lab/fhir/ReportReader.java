package org.estuaire.lab.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.reading.Census;
import org.estuaire.person.Claim;

/** Reads the one report of a bundle: a document with all its orders, or one order. */
final class ReportReader {

  private static final String REPORT = "DiagnosticReport";

  private final Bundle bundle;
  private final PatientReader patients;
  private final Remarks remarks;
  private final Resource composition;
  private final OrderReader orders;

  ReportReader(Bundle bundle, PatientReader patients, Census<Element> census, Remarks remarks) {
    this.bundle = bundle;
    this.patients = patients;
    this.remarks = remarks;
    this.composition = bundle.isDocument() ? bundle.only("Composition") : Resource.NONE;
    this.orders = new OrderReader(bundle, composition, census, remarks);
  }

  /** What to call the report where it can't be read. */
  String key() {
    return Remarks.shortened(
        bundle.roots().stream()
            .map(orders::number)
            .filter(number -> !number.isEmpty())
            .findFirst()
            .orElseGet(() -> bundle.header().text("identifier", "value")));
  }

  /** Empty when an error says why. */
  Optional<LabReport> read() {
    bundle.groups().get(0).members().stream()
        .mapToObj(bundle.resources()::at)
        .filter(Resource::isPresent)
        .forEach(resource -> Modifiers.check(resource, remarks));
    Resource patient = patient();
    if (!patient.isPresent()) {
      return Optional.empty();
    }
    List<LabOrder> read = read(new WhomItConcerns(bundle.resources(), patient, remarks));
    if (read.isEmpty() || remarks.hasErrors()) {
      return Optional.empty();
    }
    aside();
    Instant issuedAt = issuedAt(read);
    Claim claim = patients.read(patient, read.get(0).number(), issuedAt, remarks);
    return Optional.of(
        new LabReport(
                sender(),
                messageId(),
                issuedAt,
                claim,
                Secrecy.of(bundle, composition, remarks),
                read)
            .at(new PathPlaces.OfReport(remarks.firstLine())));
  }

  private List<LabOrder> read(WhomItConcerns whom) {
    whom.checkSubject(composition);
    Sections sections = new Sections(bundle, composition);
    List<Resource> strays = new ArrayList<>();
    List<LabOrder> read = new ArrayList<>();
    for (Resource root : bundle.roots()) {
      if (sections.hasHome(root)) {
        continue;
      }
      switch (root.type()) {
        case REPORT:
          orders.report(root, whom, sections).ifPresent(read::add);
          break;
        case "DocumentReference":
          orders.document(root, whom).ifPresent(read::add);
          break;
        default:
          strays.add(root);
      }
    }
    if (!strays.isEmpty()) {
      orders.observations(strays, whom, sections).ifPresent(read::add);
    }
    return read;
  }

  /** The one person of the report. */
  private Resource patient() {
    List<Resource> named =
        Stream.concat(bundle.roots().stream(), Stream.of(composition))
            .filter(Resource::isPresent)
            .map(this::subject)
            .filter(Resource::isPresent)
            .toList();
    if (named.stream().anyMatch(other -> other.element() != named.get(0).element())) {
      remarks.add(FhirFinding.SEVERAL_PATIENTS, bundle.roots().get(0).at("subject"), "");
      return Resource.NONE;
    }
    return named.isEmpty() ? assumed() : named.get(0);
  }

  private Resource subject(Resource root) {
    Resource found = bundle.resources().find(root, root.element().first("subject"));
    return found.type().equals("Patient") ? found : Resource.NONE;
  }

  /** Where nobody is named, the only patient there is. */
  private Resource assumed() {
    Resource root = bundle.roots().get(0);
    List<Resource> all = bundle.resources().all("Patient");
    if (all.size() == 1 && root.element().first("subject").isEmpty()) {
      remarks.add(FhirFinding.PATIENT_ASSUMED, root.at("subject"), "");
      return all.get(0);
    }
    remarks.add(
        FhirFinding.NO_PATIENT, root.at("subject"), root.element().text("subject", "reference"));
    return Resource.NONE;
  }

  /** Observations that are no results: answers to questions at ordering, social history … */
  private void aside() {
    long count =
        bundle.resources().all("Observation").stream().filter(o -> !orders.hasRead(o)).count();
    if (count > 0) {
      remarks.add(FhirFinding.ASIDE, "Bundle.entry", "", Long.toString(count));
    }
  }

  private Instant issuedAt(List<LabOrder> read) {
    Stream<Instant> orderTimes = read.stream().map(LabOrder::versionAt);
    Stream<Instant> own =
        Stream.of(bundle.header().text("timestamp"), composition.text("date"))
            .flatMap(time -> remarks.stated(time).stream())
            .map(StatedTime::earliest);
    return Stream.concat(orderTimes, own).max(Comparator.naturalOrder()).orElseThrow();
  }

  private String messageId() {
    return Stream.of(
            bundle.header().text("identifier", "value"),
            composition.element().text("identifier", "value"),
            bundle.only("MessageHeader").text("id"),
            bundle.header().text("id"))
        .filter(id -> !id.isEmpty())
        .map(Remarks::shortened)
        .findFirst()
        .orElse("");
  }

  private String sender() {
    return remarks.bounded(
        new SenderName(bundle, composition).of(bundle.roots().get(0)),
        "DiagnosticReport.performer");
  }
}
