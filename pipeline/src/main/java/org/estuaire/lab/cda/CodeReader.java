package org.estuaire.lab.cda;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.ResultValue;

/**
 * Reads coded elements. LOINC is written as the other formats of the lane write it; codes of the
 * sender's own domain lose their root; every other system keeps its OID.
 */
final class CodeReader {

  private final Narrative narrative;
  private final String ownRoot;
  private final Remarks remarks;

  CodeReader(Narrative narrative, String domain, Remarks remarks) {
    this.narrative = narrative;
    this.ownRoot = Oids.root(domain);
    this.remarks = remarks;
  }

  /**
   * What was observed. A test that LOINC does not know has no code of its own but a translation;
   * one without any code goes by its label.
   */
  Coding coding(Element code, String place) {
    List<Element> codes = codes(code);
    String label = remarks.bounded(code, place, label(code));
    if (codes.isEmpty()) {
      remarks.add(
          label.isEmpty() ? CdaFinding.RESULT_WITHOUT_CODE : CdaFinding.RESULT_UNCODED,
          code,
          place,
          label);
      return Coding.local(label, label);
    }
    Element main = codes.get(0);
    Element other = codes.size() > 1 ? codes.get(1) : Element.NONE;
    return new Coding(code(main, place), system(main), code(other, place), system(other), label);
  }

  /** A coded value; without any code the words of the laboratory. */
  ResultValue value(Element value, String place) {
    List<Element> codes = codes(value);
    String label = label(value);
    if (codes.isEmpty()) {
      if (label.isEmpty() && narrative.isBroken(value.first("originalText"))) {
        remarks.add(CdaFinding.REFERENCE_BROKEN, value, place, "");
      }
      return label.isEmpty() ? new ResultValue.Absent() : new ResultValue.Text(label);
    }
    Element main = codes.get(0);
    return new ResultValue.Coded(code(main, place), system(main), label);
  }

  /** The code itself and its translations, those that have one. */
  private static List<Element> codes(Element code) {
    List<Element> codes = new ArrayList<>(2);
    if (!code.attribute("code").isEmpty()) {
      codes.add(code);
    }
    for (Element translation : code.all("translation")) {
      if (!translation.attribute("code").isEmpty()) {
        codes.add(translation);
      }
    }
    return codes;
  }

  /** The name of the code, else what the narrative calls it, else the name of a translation. */
  String label(Element code) {
    String name = code.attribute("displayName");
    if (name.isEmpty()) {
      name = narrative.words(code.first("originalText"));
    }
    for (Element translation : code.all("translation")) {
      name = name.isEmpty() ? translation.attribute("displayName") : name;
    }
    return name;
  }

  private String code(Element code, String place) {
    return remarks.bounded(code, place, code.attribute("code"));
  }

  private String system(Element code) {
    String root = code.attribute("codeSystem");
    if (root.equals(Oids.LOINC)) {
      return Coding.LOINC;
    }
    String system = root.equals(ownRoot) ? code.attribute("codeSystemName") : root;
    return remarks.bounded(code, "codeSystem", system);
  }
}
