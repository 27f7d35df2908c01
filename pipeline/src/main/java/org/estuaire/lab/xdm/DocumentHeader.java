package org.estuaire.lab.xdm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What the header of a CDA document of our own says, for the metadata of its package. */
final class DocumentHeader {

  private static final String HL7 = "urn:hl7-org:v3";

  /** Section « document PDF en copie » of CR-BIO. */
  private static final String PDF_COPY = "55108-5";

  private final Element document;

  private DocumentHeader(Element document) {
    this.document = document;
  }

  static DocumentHeader read(byte[] cda) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new DocumentHeader(
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(cda)).getDocumentElement());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("a document of our own can't be read", e);
    }
  }

  /** Root and extension of an identifier. */
  record Id(String root, String extension) {
    /** Without the content: it may be a patient's. */
    @Override
    public String toString() {
      return "Id[…]";
    }
  }

  /** A code with its system and its name. */
  record Code(String code, String system, String name) {
    /** Without the content: what a document is says something of its patient. */
    @Override
    public String toString() {
      return "Code[…]";
    }
  }

  /** Somebody who wrote or signed, or where. */
  record Named(Optional<Id> id, String family, String given, String organisation) {
    /** Without the content: it concerns a person. */
    @Override
    public String toString() {
      return "Named[…]";
    }
  }

  Id id() {
    return ids(document).get(0);
  }

  Optional<Id> replaced() {
    return at(document, "relatedDocument", "parentDocument").stream()
        .flatMap(parent -> ids(parent).stream())
        .findFirst();
  }

  String title() {
    return text(document, "title");
  }

  /** As HL7 writes times, with its offset. */
  String effectiveTime() {
    return value(document, "effectiveTime");
  }

  String language() {
    return first(document, "languageCode").map(e -> e.getAttribute("code")).orElse("fr-FR");
  }

  Code type() {
    return first(document, "code").map(DocumentHeader::code).orElse(new Code("", "", ""));
  }

  Optional<Code> confidentiality() {
    return first(document, "confidentialityCode").map(DocumentHeader::code);
  }

  List<Id> patientIds() {
    return at(document, "recordTarget", "patientRole").map(DocumentHeader::ids).orElse(List.of());
  }

  Named author() {
    return at(document, "author", "assignedAuthor")
        .map(author -> named(author, "assignedPerson", "representedOrganization"))
        .orElse(new Named(Optional.empty(), "", "", ""));
  }

  Optional<Named> authenticator() {
    return at(document, "legalAuthenticator", "assignedEntity")
        .map(entity -> named(entity, "assignedPerson", "representedOrganization"));
  }

  /** First and last moment of what was done; empty where it is not known. */
  Optional<String> serviceTime(String bound) {
    return at(document, "documentationOf", "serviceEvent", "effectiveTime", bound)
        .map(e -> e.getAttribute("value"))
        .filter(value -> !value.isEmpty());
  }

  /** What is done where the patient was seen. */
  Optional<Code> facility() {
    return at(
            document,
            "componentOf",
            "encompassingEncounter",
            "location",
            "healthCareFacility",
            "code")
        .map(DocumentHeader::code)
        .filter(code -> !code.code().isEmpty());
  }

  /** The copy for people that the document carries; empty where it carries none. */
  Optional<byte[]> pdfCopy() {
    return everywhere(document, "section").stream()
        .filter(
            section ->
                first(section, "code")
                    .filter(c -> PDF_COPY.equals(c.getAttribute("code")))
                    .isPresent())
        .flatMap(section -> everywhere(section, "value").stream())
        .filter(value -> value.getAttribute("mediaType").equals("application/pdf"))
        .findFirst()
        .map(value -> Base64.getMimeDecoder().decode(value.getTextContent().strip()));
  }

  private static Named named(Element who, String person, String organisation) {
    Optional<Element> name = at(who, person, "name");
    return new Named(
        ids(who).stream().findFirst(),
        name.map(n -> text(n, "family")).orElse(""),
        name.map(n -> text(n, "given")).orElse(""),
        first(who, organisation).map(o -> text(o, "name")).orElse(""));
  }

  private static Code code(Element code) {
    return new Code(
        code.getAttribute("code"),
        code.getAttribute("codeSystem"),
        code.getAttribute("displayName"));
  }

  private static List<Id> ids(Element parent) {
    return children(parent, "id").stream()
        .filter(id -> !id.getAttribute("root").isEmpty())
        .map(id -> new Id(id.getAttribute("root"), id.getAttribute("extension")))
        .toList();
  }

  private static String text(Element parent, String name) {
    return first(parent, name).map(e -> e.getTextContent().strip()).orElse("");
  }

  private static String value(Element parent, String name) {
    return first(parent, name).map(e -> e.getAttribute("value")).orElse("");
  }

  private static Optional<Element> at(Element from, String... path) {
    Optional<Element> at = Optional.of(from);
    for (String name : path) {
      at = at.flatMap(element -> first(element, name));
    }
    return at;
  }

  private static Optional<Element> first(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }

  private static List<Element> everywhere(Element parent, String name) {
    var found = parent.getElementsByTagNameNS(HL7, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
