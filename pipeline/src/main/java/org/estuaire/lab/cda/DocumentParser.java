package org.estuaire.lab.cda;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estuaire.exchange.Finding;

/**
 * Finds the clinical document in a file and reads it: the file itself, or what an
 * "auto-presentable" stylesheet carries. No DTD, no entities but the five of XML, no other file or
 * address is ever opened; depth, number of elements and of attributes are bounded.
 */
final class DocumentParser {

  static final String HL7 = "urn:hl7-org:v3";
  private static final String ROOT = "ClinicalDocument";

  /** The deepest published example has 24 levels. */
  private static final int MOST_LEVELS = 100;

  /** A report of a thousand results has about 60,000. */
  private static final int MOST_ELEMENTS = 200_000;

  private static final int MOST_ATTRIBUTES = 50;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;
  private final long firstLine;
  private int levels;
  private int elements;

  private DocumentParser(String text, long firstLine) throws XMLStreamException {
    synchronized (FACTORY) {
      this.xml = FACTORY.createXMLStreamReader(new StringReader(text));
    }
    this.firstLine = firstLine;
  }

  private static XMLInputFactory factory() {
    // The JDK's own, whatever other parser a library may bring along.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty("http://java.sun.com/xml/stream/properties/ignore-external-dtd", true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  /**
   * Reads a file to its end.
   *
   * @param firstLine line of the delivery where the bytes begin, counted from 1
   * @throws DocumentRefused when it is no XML, goes beyond a limit or holds no clinical document
   */
  static Element parse(byte[] bytes, long firstLine) {
    return new Attempt(DocumentText.of(bytes, firstLine), firstLine).run(true);
  }

  /** Checks as {@link #parse} does, without keeping anything. */
  static void check(byte[] bytes) {
    new Attempt(DocumentText.of(bytes, 1), 1).run(false);
  }

  /** Turns whatever the parser throws at broken bytes into a finding. */
  private record Attempt(String text, long firstLine) {
    Element run(boolean keeping) {
      DocumentParser parser = null;
      try {
        parser = new DocumentParser(text, firstLine);
        return parser.document(keeping);
      } catch (DocumentRefused refused) {
        throw refused;
      } catch (XMLStreamException | RuntimeException broken) {
        // The parser's messages may quote the document; and on some broken input it fails itself.
        long line = parser == null ? firstLine : parser.line();
        CdaFinding why = isLimit(broken) ? CdaFinding.TOO_COMPLEX : CdaFinding.NOT_XML;
        throw new DocumentRefused(Finding.of(why).atLine(line));
      }
    }

    /** Newer JDKs have bounds of their own, below ours; their messages begin with these codes. */
    private static boolean isLimit(Exception broken) {
      String message = broken.getMessage();
      return message != null && message.contains("JAXP000100");
    }

    @Override
    public String toString() {
      return "Attempt[…]";
    }
  }

  private Element document(boolean keeping) throws XMLStreamException {
    Element found = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw refused(CdaFinding.DOCUMENT_TYPE);
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        count();
        boolean here = xml.getLocalName().equals(ROOT) && HL7.equals(xml.getNamespaceURI());
        if (here && found == null) {
          found = keeping ? tree() : Element.NONE;
          levels -= keeping ? 1 : 0;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        levels--;
      }
    }
    if (found == null) {
      throw new DocumentRefused(Finding.of(CdaFinding.NO_DOCUMENT).atLine(firstLine));
    }
    return found;
  }

  /** The element that was just opened, up to its end. */
  private Element tree() throws XMLStreamException {
    Deque<Element> open = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    int narrative = 0;
    Element root = element();
    open.push(root);
    while (!open.isEmpty()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT:
          count();
          flush(text, open.element(), narrative > 0);
          Element child = element();
          open.element().add(child);
          open.push(child);
          narrative += narrative > 0 || child.name().equals("text") ? 1 : 0;
          break;
        case XMLStreamConstants.END_ELEMENT:
          flush(text, open.element(), narrative > 0);
          open.pop();
          levels -= open.isEmpty() ? 0 : 1;
          narrative -= narrative > 0 ? 1 : 0;
          break;
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
        case XMLStreamConstants.SPACE:
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          break;
        case XMLStreamConstants.ENTITY_REFERENCE:
          throw refused(CdaFinding.DOCUMENT_TYPE);
        default:
          break;
      }
    }
    return root;
  }

  /** Blanks between elements mean nothing but in a narrative. */
  private static void flush(StringBuilder text, Element into, boolean keepBlank) {
    if (text.length() > 0) {
      if (keepBlank || !isBlank(text)) {
        into.addText(text.toString());
      }
      text.setLength(0);
    }
  }

  private static boolean isBlank(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  private void count() {
    if (++levels > MOST_LEVELS
        || ++elements > MOST_ELEMENTS
        || xml.getAttributeCount() > MOST_ATTRIBUTES) {
      throw refused(CdaFinding.TOO_COMPLEX);
    }
  }

  /** Elements of other namespaces are none of ours but for the laboratory's status code. */
  private Element element() {
    String[] attributes = new String[2 * xml.getAttributeCount()];
    for (int i = 0; i < attributes.length; i += 2) {
      attributes[i] = xml.getAttributeLocalName(i / 2);
      attributes[i + 1] = xml.getAttributeValue(i / 2);
    }
    return new Element(xml.getLocalName(), (int) line(), attributes);
  }

  private long line() {
    return firstLine - 1 + Math.max(xml.getLocation().getLineNumber(), 1);
  }

  private DocumentRefused refused(CdaFinding why) {
    return new DocumentRefused(Finding.of(why).atLine(line()));
  }
}
