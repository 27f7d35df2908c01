package org.estuaire.lab.fhir;

import java.util.Set;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;
import org.estuaire.fhir.PatientIdentifiers;

/**
 * Tells whether what the report refers to is its patient. Whoever else is named, and whoever can't
 * be found, is another: a result must not come under a person whom it may not be about.
 */
final class WhomItConcerns {

  /** What an observation may be about beside its subject, which is still of the patient. */
  private static final Set<String> PERSONS =
      Set.of("", "Patient", "RelatedPerson", "Person", "Practitioner", "PractitionerRole", "Group");

  private final Resources resources;
  private final Resource patient;
  private final Remarks remarks;

  WhomItConcerns(Resources resources, Resource patient, Remarks remarks) {
    this.resources = resources;
    this.patient = patient;
    this.remarks = remarks;
  }

  /** A result with all that it says of whom it is about. */
  void checkResult(Resource observation) {
    checkSubject(observation);
    for (Element focus : observation.element().all("focus")) {
      if (PERSONS.contains(type(observation, focus))) {
        check(observation, focus, "focus");
      }
    }
    checkSpecimens(observation);
  }

  /** What a report, a document or a result was taken from. */
  void checkSpecimens(Resource taken) {
    for (Element reference : taken.element().all("specimen")) {
      checkSubject(resources.find(taken, reference));
    }
  }

  void checkSubject(Resource resource) {
    check(resource, resource.element().first("subject"), "subject");
  }

  private void check(Resource from, Element reference, String name) {
    if (names(reference) && !isPatient(from, reference)) {
      remarks.add(FhirFinding.SEVERAL_PATIENTS, from.at(name), reference.text("reference"));
    }
  }

  /** An extension alone, such as why the subject is not stated, names nobody. */
  private static boolean names(Element reference) {
    return reference.has("reference") || reference.has("identifier") || reference.has("display");
  }

  private boolean isPatient(Resource from, Element reference) {
    Resource found = resources.find(from, reference);
    return found.isPresent()
        ? found.element() == patient.element()
        : PatientIdentifiers.bears(patient.element(), reference.first("identifier"));
  }

  /** The type of what a reference names, empty where it doesn't say. */
  private String type(Resource from, Element reference) {
    Resource found = resources.find(from, reference);
    if (found.isPresent()) {
      return found.type();
    }
    String stated = reference.text("type");
    return stated.isEmpty() ? References.type(reference.text("reference")) : stated;
  }
}
