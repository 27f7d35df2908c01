package org.estuaire.lab.cda;

import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ResultValue;

/**
 * Writes coded elements. A code that is not of LOINC stands in a translation, as CI-SIS wants it; a
 * code system without an OID goes under the root of the sender's domain, by its name.
 */
final class CodeWriter {

  private final XmlOut xml;
  private final String ownRoot;

  CodeWriter(XmlOut xml, String domain) {
    this.xml = xml;
    this.ownRoot = Oids.root(domain);
  }

  /**
   * What was observed: the LOINC code by which it is compared, and the sender's own code.
   *
   * @param reference identifier of the label in the narrative; empty for none
   */
  void test(LabResult result, String reference) throws XMLStreamException {
    Coding sent = asKeyed(result.coding());
    String loinc = result.normalised().map(Normalised::loinc).orElse("");
    boolean told = sent.system().equals(Coding.LOINC) && sent.code().equals(loinc);
    coding(
        "code",
        "",
        loinc.isEmpty() || told
            ? sent
            : new Coding(loinc, Coding.LOINC, sent.code(), sent.system(), sent.label()),
        reference);
  }

  /** With the code under which the result is known in first place. */
  private static Coding asKeyed(Coding sent) {
    return sent.code().isEmpty()
        ? new Coding(sent.alternateCode(), sent.alternateSystem(), "", "", sent.label())
        : sent;
  }

  void coding(String element, String type, Coding coding, String reference)
      throws XMLStreamException {
    boolean loinc = coding.system().equals(Coding.LOINC);
    if (loinc) {
      open(element, type, coding.code(), coding.system(), coding.label());
    } else {
      xml.open(element, "xsi:type", type);
    }
    originalText(reference, loinc ? "" : coding.label());
    if (!loinc) {
      translation(coding.code(), coding.system(), coding.label());
    }
    translation(coding.alternateCode(), coding.alternateSystem(), "");
    xml.close();
  }

  private void originalText(String reference, String words) throws XMLStreamException {
    if (!reference.isEmpty()) {
      xml.open("originalText").leaf("reference", "value", "#" + reference).close();
    } else if (!words.isEmpty()) {
      xml.text("originalText", words);
    }
  }

  private void translation(String code, String system, String label) throws XMLStreamException {
    if (!code.isEmpty()) {
      open("translation", "", code, system, label);
      xml.close();
    }
  }

  /** A coded value. */
  void value(String element, ResultValue.Coded value, String type) throws XMLStreamException {
    open(element, type, value.code(), value.system(), value.label());
    xml.close();
  }

  /** A micro-organism: where its code is not of SNOMED CT, CI-SIS wants its name in words. */
  void germ(ResultValue.Coded germ) throws XMLStreamException {
    open("code", "", germ.code(), germ.system(), germ.label());
    xml.text("originalText", germ.label().isEmpty() ? germ.code() : germ.label());
    xml.close();
  }

  /** Every code has a name beside it: its own code where the sender gave none. */
  private void open(String element, String type, String code, String system, String label)
      throws XMLStreamException {
    boolean loinc = system.equals(Coding.LOINC);
    boolean oid = Oids.isRoot(system);
    String root = loinc ? Oids.LOINC : oid ? system : ownRoot;
    xml.open(
        element,
        "xsi:type",
        type,
        "code",
        code,
        "codeSystem",
        root,
        "codeSystemName",
        loinc ? "LOINC" : oid ? "" : system,
        "displayName",
        label.isEmpty() ? code : label);
  }
}
