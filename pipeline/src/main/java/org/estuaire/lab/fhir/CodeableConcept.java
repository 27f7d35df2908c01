package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.LabResult.Coding;

/** Codes with their systems, as this program names them, and the words beside. */
final class CodeableConcept {

  private static final String LOINC = "http://loinc.org";
  private static final Set<String> ALSO_LOINC = Set.of(LOINC, "urn:oid:2.16.840.1.113883.6.1");

  /** How HL7's mapping from v2 to FHIR writes the name of a system that has no address. */
  private static final String NAMED = "urn:id:";

  private final Element element;
  private final List<Element> codings;

  CodeableConcept(Element element) {
    this.element = element;
    this.codings = new ArrayList<>(2);
    for (Element coding : element.all("coding")) {
      if (!coding.text("code").isEmpty()) {
        codings.add(coding);
      }
    }
  }

  boolean isEmpty() {
    return codings.isEmpty() && words().isEmpty();
  }

  /** The words that stand for the whole: the text, else what the first code is called. */
  String words() {
    String text = element.text("text");
    if (!text.isEmpty()) {
      return text;
    }
    for (Element coding : element.all("coding")) {
      if (!coding.text("display").isEmpty()) {
        return coding.text("display");
      }
    }
    return "";
  }

  /** The first code, empty without one. */
  String code() {
    return element.code();
  }

  String system() {
    return codings.isEmpty() ? "" : system(codings.get(0).text("system"));
  }

  /** The code of a system, empty without one. */
  String codeOf(String systemEnd) {
    return codings.stream()
        .filter(c -> c.text("system").endsWith(systemEnd))
        .map(c -> c.text("code"))
        .findFirst()
        .orElse("");
  }

  /** LOINC first, with the first other code beside it; empty codes when there is none. */
  Coding coding() {
    Element main = codings.isEmpty() ? Element.NONE : codings.get(0);
    for (Element coding : codings) {
      if (isLoinc(coding)) {
        main = coding;
        break;
      }
    }
    Element other = otherThan(main);
    String label = main.text("display");
    return new Coding(
        main.text("code"),
        system(main.text("system")),
        other.text("code"),
        system(other.text("system")),
        label.isEmpty() ? words() : label);
  }

  private Element otherThan(Element main) {
    for (Element coding : codings) {
      if (!coding.text("code").equals(main.text("code"))) {
        return coding;
      }
    }
    return Element.NONE;
  }

  private static boolean isLoinc(Element coding) {
    return ALSO_LOINC.contains(coding.text("system"));
  }

  /** The name of a system as this program says it. */
  static String system(String url) {
    if (ALSO_LOINC.contains(url)) {
      return Coding.LOINC;
    }
    return url.startsWith(NAMED) ? url.substring(NAMED.length()) : url;
  }

  /** The address of a system; empty for a code of the laboratory's own. */
  static String url(String system) {
    if (system.equals(Coding.LOINC)) {
      return LOINC;
    }
    return system.isEmpty() || system.contains(":") ? system : NAMED + system;
  }
}
