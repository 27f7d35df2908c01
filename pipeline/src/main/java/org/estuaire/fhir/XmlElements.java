package org.estuaire.fhir;

import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.estuaire.fhir.BrokenFhir.Fault;
import org.estuaire.xml.BoundedXml;

/**
 * Reads elements from XML (FHIR R4, 2.6.1). Without document types and external entities; what is
 * of another namespace, such as the narrative, is passed over.
 */
public final class XmlElements {

  public static final String FHIR = "http://hl7.org/fhir";

  private static final int MOST_ATTRIBUTES = 50;
  private static final WstxInputFactory FACTORY =
      BoundedXml.readers(Element.DEEPEST, Long.MAX_VALUE, MOST_ATTRIBUTES);

  private final XMLStreamReader2 parser;
  private final String namespace;

  private XmlElements(XMLStreamReader2 parser, String namespace) {
    this.parser = parser;
    this.namespace = namespace;
  }

  /**
   * @throws BrokenFhir when the text can't be XML
   */
  public static XmlElements in(Reader text) {
    try {
      return new XmlElements((XMLStreamReader2) FACTORY.createXMLStreamReader(text), FHIR);
    } catch (XMLStreamException broken) {
      throw broken(broken);
    }
  }

  /**
   * The resource or entry that a text consists of, which names no namespace.
   *
   * @throws BrokenFhir when it can't be read
   */
  public static Element only(byte[] utf8) {
    try {
      XMLStreamReader2 parser =
          (XMLStreamReader2) FACTORY.createXMLStreamReader(new ByteArrayInputStream(utf8));
      parser.nextTag();
      XmlElements elements = new XmlElements(parser, "");
      String name = parser.getLocalName();
      Element element = elements.element();
      if (isResource(name)) {
        element.setType(name);
      }
      elements.passOver();
      return element;
    } catch (XMLStreamException broken) {
      throw broken(broken);
    }
  }

  /** Whether bytes begin as XML does. */
  public static boolean beginIn(byte[] head) {
    int at = 0;
    while (at < head.length && isBlank(head[at])) {
      at++;
    }
    return at < head.length && head[at] == '<';
  }

  /** A byte order mark too, which is three bytes. */
  private static boolean isBlank(byte b) {
    return b == ' '
        || b == '\n'
        || b == '\r'
        || b == '\t'
        || b == (byte) 0xEF
        || b == (byte) 0xBB
        || b == (byte) 0xBF;
  }

  /** Where the reading stands, for who reads around the elements. */
  public XMLStreamReader2 parser() {
    return parser;
  }

  /** Makes sure, without understanding it, that what is left of the text is whole. */
  public void passOver() throws XMLStreamException {
    while (parser.hasNext()) {
      parser.next();
    }
  }

  /** The element that begins where the reading stands, up to its end. */
  public Element element() throws XMLStreamException {
    Element element = new Element();
    attributes(element);
    while (true) {
      int event = parser.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        return element;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        nested(element);
      }
    }
  }

  private void nested(Element parent) throws XMLStreamException {
    String name = parser.getLocalName();
    String of = parser.getNamespaceURI();
    if (!namespace.equals(of == null ? "" : of)) {
      parser.skipElement();
    } else if (isResource(name)) {
      // <resource><Patient>: the resource stands inside the element that holds it.
      Element resource = element();
      parent.setType(name);
      parent.absorb(resource);
    } else {
      parent.add(name, element());
    }
  }

  private static boolean isResource(String name) {
    return Character.isUpperCase(name.charAt(0));
  }

  private void attributes(Element element) {
    for (int i = 0; i < parser.getAttributeCount(); i++) {
      String name = parser.getAttributeLocalName(i);
      if (name.equals("value")) {
        element.setValue(parser.getAttributeValue(i));
      } else {
        Element attribute = new Element();
        attribute.setValue(parser.getAttributeValue(i));
        element.add(name, attribute);
      }
    }
  }

  /** What a parser found wrong. */
  public static BrokenFhir broken(XMLStreamException broken) {
    return new BrokenFhir(
        broken instanceof WstxEOFException ? Fault.TRUNCATED : Fault.MALFORMED,
        broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber());
  }
}
