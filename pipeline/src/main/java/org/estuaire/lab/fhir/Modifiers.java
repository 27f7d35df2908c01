package org.estuaire.lab.fhir;

import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;

/**
 * What may change the meaning of a resource in a way that this program does not know: it must not
 * be read then (FHIR R4, 2.4.0.2 and 2.26.3.2).
 */
final class Modifiers {

  private Modifiers() {}

  static void check(Resource resource, Remarks remarks) {
    check(resource.element(), resource.path(), remarks);
  }

  static void check(Element element, String path, Remarks remarks) {
    for (String name : element.modifiers()) {
      remarks.add(FhirFinding.MODIFIER_UNKNOWN, path + "." + name, "");
    }
  }
}
