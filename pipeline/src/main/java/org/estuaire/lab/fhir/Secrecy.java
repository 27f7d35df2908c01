package org.estuaire.lab.fhir;

import java.util.Locale;
import java.util.Optional;
import org.estuaire.lab.Confidentiality;
import org.estuaire.lab.VisibilityStatement;

/**
 * What a report says of who may see it: confidentiality of the Composition, labels of any of its
 * resources, labels of its documents. A label that nobody knows is taken on the safe side.
 */
final class Secrecy {

  private static final String TEST_DATA = "HTEST";

  private final Remarks remarks;
  private VisibilityStatement said = VisibilityStatement.SILENT;

  private Secrecy(Remarks remarks) {
    this.remarks = remarks;
  }

  static VisibilityStatement of(Bundle bundle, Resource composition, Remarks remarks) {
    Secrecy secrecy = new Secrecy(remarks);
    String stated = composition.text("confidentiality");
    if (!stated.isEmpty()) {
      secrecy.add(stated, composition.at("confidentiality"));
    }
    secrecy.addLabels(bundle.header(), "Bundle");
    secrecy.addLabels(composition.element(), composition.path());
    bundle.groups().get(0).members().stream()
        .mapToObj(at -> bundle.resources().at(at))
        .forEach(secrecy::addLabels);
    return secrecy.said;
  }

  private void addLabels(Resource resource) {
    addLabels(resource.element(), resource.path());
    for (Element label : resource.element().all("securityLabel")) {
      String path = resource.at("securityLabel");
      label.all("coding").forEach(coding -> add(coding.text("code"), path));
    }
  }

  private void addLabels(Element resource, String path) {
    for (Element label : resource.first("meta").all("security")) {
      add(label.text("code"), path + ".meta.security");
    }
  }

  private void add(String code, String path) {
    if (code.toUpperCase(Locale.ROOT).equals(TEST_DATA)) {
      return;
    }
    Optional<VisibilityStatement> known = VisibilityStatement.ofCode(code);
    if (known.isEmpty()) {
      remarks.add(FhirFinding.CONFIDENTIALITY_UNKNOWN, path, code);
    }
    said = said.and(known.orElse(VisibilityStatement.of(Confidentiality.RESTRICTED)));
  }
}
