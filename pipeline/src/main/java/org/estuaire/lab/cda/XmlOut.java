package org.estuaire.lab.cda;

import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLOutputFactory2;

/** Writes elements of a document. Characters that XML can't hold become blanks. */
final class XmlOut {

  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String LAB = "urn:oid:1.3.6.1.4.1.19376.1.3.2";

  private static final WstxOutputFactory WRITERS = writers();

  private final XMLStreamWriter xml;
  private final ZoneId zone;

  private XmlOut(XMLStreamWriter xml, ZoneId zone) {
    this.xml = xml;
    this.zone = zone;
  }

  private static WstxOutputFactory writers() {
    WstxOutputFactory factory = new WstxOutputFactory();
    factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
    factory.setProperty(XMLOutputFactory2.P_AUTOMATIC_EMPTY_ELEMENTS, false);
    return factory;
  }

  /** What fills a document. */
  interface Content {
    void write(XmlOut out) throws XMLStreamException;
  }

  /**
   * @param zone where the clocks of its readers stand
   */
  static void document(OutputStream out, ZoneId zone, Content content) throws IOException {
    try {
      XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("ClinicalDocument");
      xml.writeDefaultNamespace(DocumentParser.HL7);
      xml.writeNamespace("xsi", XSI);
      xml.writeNamespace("lab", LAB);
      content.write(new XmlOut(xml, zone));
      xml.writeEndElement();
      xml.writeEndDocument();
      // Leaves the stream open; returns the buffers.
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("the document could not be written", e);
    }
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; an empty value is left out; {@code xsi:type} is the
   *     type
   */
  XmlOut open(String name, String... attributes) throws XMLStreamException {
    xml.writeStartElement(name);
    return attributes(attributes);
  }

  /** A time in the {@code value} of an element of its own. */
  XmlOut time(String name, Instant at) throws XMLStreamException {
    return leaf(name, "value", CdaTime.written(at, zone));
  }

  /** A time as people read it. */
  String shown(Instant at) {
    return CdaTime.narrative(at, zone);
  }

  /** Attributes of the element that was opened last, before anything is in it. */
  XmlOut attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
      }
    }
    return this;
  }

  XmlOut close() throws XMLStreamException {
    xml.writeEndElement();
    return this;
  }

  XmlOut close(int levels) throws XMLStreamException {
    for (int i = 0; i < levels; i++) {
      close();
    }
    return this;
  }

  /** An element without content. */
  XmlOut leaf(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement(name);
    return attributes(attributes);
  }

  XmlOut text(String name, String text, String... attributes) throws XMLStreamException {
    return open(name, attributes).words(text).close();
  }

  /** Text for a reader, its lines kept. */
  XmlOut lines(String name, String text, String... attributes) throws XMLStreamException {
    open(name, attributes);
    Iterator<String> lines = text.lines().iterator();
    while (lines.hasNext()) {
      words(lines.next());
      if (lines.hasNext()) {
        leaf("br");
      }
    }
    return close();
  }

  XmlOut words(String text) throws XMLStreamException {
    String clean = clean(text);
    int from = 0;
    // The library would leave this character as it is; the same report must give the same bytes.
    for (int at = clean.indexOf('>'); at >= 0; at = clean.indexOf('>', from)) {
      xml.writeCharacters(clean.substring(from, at));
      xml.writeEntityRef("gt");
      from = at + 1;
    }
    xml.writeCharacters(clean.substring(from));
    return this;
  }

  XmlOut templates(String... roots) throws XMLStreamException {
    for (String root : roots) {
      leaf("templateId", "root", root);
    }
    return this;
  }

  XmlOut loinc(String element, String code, String name) throws XMLStreamException {
    return leaf(
        element,
        "code",
        code,
        "codeSystem",
        Oids.LOINC,
        "codeSystemName",
        "LOINC",
        "displayName",
        name);
  }

  private static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isAllowed(text, i)) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder cleaned = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      cleaned.append(isAllowed(text, i) ? text.charAt(i) : ' ');
    }
    return cleaned.toString();
  }

  /** Characters of XML 1.0; half of a pair is none. */
  private static boolean isAllowed(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c >= ' ' && c < '\uFFFE' || c == '\n' || c == '\t';
  }
}
