package org.estuaire.lab.fhir;

import java.util.HashSet;
import java.util.Set;
import org.estuaire.lab.Confidentiality;

/** The strictest confidentiality that a report says of itself. */
final class Secrecy {

  private static final String SYSTEM = "v3-Confidentiality";

  private Secrecy() {}

  static Confidentiality of(Bundle bundle, Resource composition) {
    Set<String> codes = new HashSet<>();
    codes.add(composition.text("confidentiality"));
    addLabels(bundle.header(), codes);
    addLabels(composition.element(), codes);
    bundle.groups().get(0).members().stream()
        .forEach(at -> addLabels(bundle.resources().at(at).element(), codes));
    if (codes.contains(Confidentiality.VERY_RESTRICTED.code())) {
      return Confidentiality.VERY_RESTRICTED;
    }
    return codes.contains(Confidentiality.RESTRICTED.code())
        ? Confidentiality.RESTRICTED
        : Confidentiality.NORMAL;
  }

  private static void addLabels(Element resource, Set<String> codes) {
    for (Element label : resource.first("meta").all("security")) {
      if (label.text("system").endsWith(SYSTEM)) {
        codes.add(label.text("code"));
      }
    }
  }
}
