package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.person.trust.StatedCode;

/** The codes of confidence of a Patient (extension fr-core-identity-reliability). */
final class Reliability {

  private Reliability() {}

  static List<StatedCode> codes(Element patient) {
    List<StatedCode> codes = new ArrayList<>();
    for (Element said : patient.extensions("identity-reliability")) {
      for (Element coding : codings(said)) {
        if (!coding.text("code").isEmpty()) {
          codes.add(StatedCode.ofFrCore(coding.text("system"), coding.text("code")));
        }
      }
    }
    return codes;
  }

  /** Of the status and its comments; not of the way in which the identity was checked. */
  private static List<Element> codings(Element reliability) {
    List<Element> codings = new ArrayList<>();
    for (Element part : reliability.all("extension")) {
      String url = part.text("url");
      if (url.endsWith("identityStatus") || url.endsWith("comment")) {
        codings.addAll(part.all("valueCoding"));
        codings.addAll(part.first("valueCodeableConcept").all("coding"));
      }
    }
    return codings;
  }
}
