package org.estuaire.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Steps;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * A clinical document without the stylesheet that an "auto-presentable" file wraps it in.
 *
 * @param node the document node
 * @param bytes what was read, so that lines are those of the file where it holds nothing else
 */
record ClinicalDocument(XdmNode node, byte[] bytes) {

  private static final String HL7 = "urn:hl7-org:v3";
  private static final String NAME = "ClinicalDocument";

  /** Empty when the file is no XML, has a document type, or holds no such document. */
  static Optional<ClinicalDocument> in(byte[] file, Processor saxon) {
    try {
      XdmNode whole = read(file, saxon);
      Optional<XdmNode> found = whole.select(Steps.descendant(HL7, NAME)).findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      if (found.get().getParent().equals(whole)) {
        return Optional.of(new ClinicalDocument(whole, file));
      }
      ByteArrayOutputStream alone = new ByteArrayOutputStream(file.length);
      saxon.newSerializer(alone).serializeNode(found.get());
      return Optional.of(
          new ClinicalDocument(read(alone.toByteArray(), saxon), alone.toByteArray()));
    } catch (SaxonApiException | SAXException | ParserConfigurationException unreadable) {
      return Optional.empty();
    }
  }

  private static XdmNode read(byte[] file, Processor saxon)
      throws SAXException, ParserConfigurationException, SaxonApiException {
    SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    XMLReader reader = parsers.newSAXParser().getXMLReader();
    InputSource source = new InputSource(new ByteArrayInputStream(file));
    return saxon.newDocumentBuilder().build(new SAXSource(reader, source));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "ClinicalDocument[…]";
  }
}
