package org.estuaire.lab.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.VisibilityStatement;

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
    resource
        .element()
        .all("contained")
        .forEach(contained -> addLabels(contained, resource.at("contained")));
  }

  private void addLabels(Element resource, String path) {
    for (Element label : resource.first("meta").all("security")) {
      add(word(label), path + ".meta.security");
    }
    for (Element label : resource.all("securityLabel")) {
      add(label, path + ".securityLabel");
    }
  }

  /** Each of its codes, else its words: a label that nobody understands is one all the same. */
  private void add(Element label, String path) {
    List<Element> codings = label.all("coding");
    codings.forEach(coding -> add(word(coding), path));
    if (codings.isEmpty()) {
      add(label.text("text"), path);
    }
  }

  private static String word(Element coding) {
    String code = coding.text("code");
    return code.isEmpty() ? coding.text("display") : code;
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
