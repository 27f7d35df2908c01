package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.fhir.Element;

/**
 * The laboratory that a report comes from: the identifier of the organisation that performed it,
 * else its name, else the source of the message. With the number of the order it is the key of the
 * report, so that it doesn't depend on ids that change with each sending.
 */
final class SenderName {

  private static final String ORGANIZATION = "Organization";

  private final Bundle bundle;
  private final Resource composition;

  SenderName(Bundle bundle, Resource composition) {
    this.bundle = bundle;
    this.composition = composition;
  }

  String of(Resource root) {
    List<Resource> organisations = new ArrayList<>();
    addAll(organisations, root, "performer");
    addAll(organisations, root, "custodian");
    addAll(organisations, composition, "custodian");
    addAll(organisations, composition, "author");
    for (Resource organisation : organisations) {
      String name = name(organisation.element());
      if (!name.isEmpty()) {
        return name;
      }
    }
    Element source = bundle.only("MessageHeader").element().first("source");
    return source.text("name").isEmpty() ? source.text("endpoint") : source.text("name");
  }

  private void addAll(List<Resource> organisations, Resource from, String name) {
    for (Element reference : from.element().all(name)) {
      Resource found = bundle.resources().find(from, reference);
      if (found.type().equals("PractitionerRole")) {
        found = bundle.resources().find(found, found.element().first("organization"));
      }
      if (found.type().equals(ORGANIZATION)) {
        organisations.add(found);
      }
    }
  }

  private static String name(Element organisation) {
    for (Element identifier : organisation.all("identifier")) {
      if (!identifier.text("value").isEmpty()) {
        return identifier.text("value");
      }
    }
    return organisation.text("name");
  }
}
