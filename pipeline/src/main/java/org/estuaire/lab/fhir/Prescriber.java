package org.estuaire.lab.fhir;

import java.util.Comparator;
import org.estuaire.fhir.Element;

/** Who asked for a report: the RPPS number, else another identifier, of the requester. */
final class Prescriber {

  private static final String RPPS = "1.2.250.1.71.4.2.1";

  private final Resources resources;

  Prescriber(Resources resources) {
    this.resources = resources;
  }

  /** Empty when it isn't told. */
  String of(Resource report) {
    Resource request = resources.find(report, report.element().first("basedOn"));
    Element requester = request.element().first("requester");
    Resource found = resources.find(request, requester);
    if (found.type().equals("PractitionerRole")) {
      found = resources.find(found, found.element().first("practitioner"));
    }
    String known =
        found.element().all("identifier").stream()
            .filter(i -> !i.text("value").isEmpty())
            .min(Comparator.comparing(Prescriber::preference))
            .map(i -> i.text("value"))
            .orElse("");
    return known.isEmpty() ? requester.text("identifier", "value") : known;
  }

  private static int preference(Element identifier) {
    boolean rpps =
        identifier.text("system").endsWith(RPPS)
            || identifier.text("system").contains("rpps")
            || new CodeableConcept(identifier.first("type")).code().equals("RPPS");
    return rpps ? 0 : 1;
  }
}
