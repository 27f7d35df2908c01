package org.estuaire.lab;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Documents as a practice reads them: CDA with plain XPath, FHIR with HAPI. */
final class TreesInPractice {

  private static final FhirContext FHIR = FhirContext.forR4();
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();
  private static final String TEMPLATE = "1.3.6.1.4.1.19376.1.3.1.6";

  private TreesInPractice() {}

  static Map<String, Heard> cda(byte[] file) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(file));
    NodeList observations =
        (NodeList)
            XPATH.evaluate(
                "//observation[templateId/@root='" + TEMPLATE + "']",
                document,
                XPathConstants.NODESET);
    Map<String, Heard> heard = new HashMap<>();
    for (int i = 0; i < observations.getLength(); i++) {
      Node observation = observations.item(i);
      String loinc = at(observation, "code/@code");
      heard.put(
          loinc.isEmpty() ? at(observation, "code/translation/@code") : loinc,
          cdaResult(observation));
    }
    return heard;
  }

  private static Heard cdaResult(Node observation) throws XPathExpressionException {
    String range = "referenceRange/observationRange/";
    return cdaValue(observation)
        .bounds(
            number(observation, range + "value/low"),
            number(observation, range + "value/high"),
            at(observation, range + "text"))
        .flag(at(observation, "interpretationCode/@code"))
        .words(ownWords(observation));
  }

  /** A comment points to where a person reads it. */
  private static String ownWords(Node observation) throws XPathExpressionException {
    NodeList comments =
        (NodeList)
            XPATH.evaluate(
                "entryRelationship/act/text/reference/@value", observation, XPathConstants.NODESET);
    for (int i = 0; i < comments.getLength(); i++) {
      String id = comments.item(i).getNodeValue().substring(1);
      String words = at(observation, "//content[@ID='" + id + "']");
      if (words.startsWith("Valeur du laboratoire : ")) {
        return words;
      }
    }
    return "";
  }

  /** What stands in a unit that UCUM does not know is a translation. */
  private static String number(Node node, String path) throws XPathExpressionException {
    String plain = at(node, path + "/@value");
    return plain.isEmpty() ? at(node, path + "/translation/@value") : plain;
  }

  private static String unit(Node node, String path) throws XPathExpressionException {
    String plain = at(node, path + "/@unit");
    return plain.isEmpty() ? at(node, path + "/translation/originalText") : plain;
  }

  private static Heard cdaValue(Node observation) throws XPathExpressionException {
    Heard none = Heard.nothing();
    switch (at(observation, "value/@*[name()='xsi:type']")) {
      case "PQ", "REAL":
        return none.number("", number(observation, "value")).unit(unit(observation, "value"));
      case "IVL_PQ":
        boolean below = !number(observation, "value/high").isEmpty();
        String bound = below ? "value/high" : "value/low";
        boolean inclusive = at(observation, bound + "/@inclusive").equals("true");
        return none.number((below ? "<" : ">") + (inclusive ? "=" : ""), number(observation, bound))
            .unit(unit(observation, bound));
      case "CD":
        return none.coded(at(observation, "value/@code"), at(observation, "value/@displayName"));
      default:
        return none.text(at(observation, "value"));
    }
  }

  private static String at(Node node, String path) throws XPathExpressionException {
    return XPATH.evaluate(path, node);
  }

  static Map<String, Heard> fhir(byte[] file) {
    String json = new String(file, StandardCharsets.UTF_8);
    Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, json);
    Map<String, Heard> heard = new HashMap<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.getResource() instanceof Observation observation) {
        heard.put(observation.getCode().getCodingFirstRep().getCode(), fhirResult(observation));
      }
    }
    return heard;
  }

  private static Heard fhirResult(Observation observation) {
    Heard heard = fhirValue(observation);
    if (observation.hasInterpretation()) {
      heard = heard.flag(observation.getInterpretationFirstRep().getCodingFirstRep().getCode());
    }
    if (observation.hasReferenceRange()) {
      Observation.ObservationReferenceRangeComponent range =
          observation.getReferenceRangeFirstRep();
      heard = heard.bounds(digits(range.getLow()), digits(range.getHigh()), plain(range.getText()));
    }
    for (Extension origin : observation.getExtension()) {
      Extension original = origin.getExtensionByUrl("originalValue");
      if (original != null) {
        heard = heard.words(((CodeableConcept) original.getValue()).getText());
      }
    }
    return heard;
  }

  private static Heard fhirValue(Observation observation) {
    Heard none = Heard.nothing();
    if (observation.getValue() instanceof Quantity quantity) {
      String sign = quantity.hasComparator() ? quantity.getComparator().toCode() : "";
      return none.number(sign, digits(quantity)).unit(plain(quantity.getUnit()));
    }
    if (observation.getValue() instanceof CodeableConcept concept) {
      return none.coded(
          concept.getCodingFirstRep().getCode(), plain(concept.getCodingFirstRep().getDisplay()));
    }
    return observation.getValue() instanceof StringType words ? none.text(words.getValue()) : none;
  }

  private static String digits(Quantity quantity) {
    return quantity.hasValue() ? quantity.getValue().toPlainString() : "";
  }

  private static String plain(String text) {
    return text == null ? "" : text;
  }
}
