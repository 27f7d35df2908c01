package org.estuaire.lab.cda;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estuaire.exchange.Finding;
import org.estuaire.xml.BoundedXml;

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

  private static final XMLInputFactory FACTORY =
      BoundedXml.readers(MOST_LEVELS, MOST_ELEMENTS, MOST_ATTRIBUTES);

  private final XMLStreamReader xml;
  private final long firstLine;
  private final StringBuilder text = new StringBuilder();

  private DocumentParser(XMLStreamReader xml, long firstLine) {
    this.xml = xml;
    this.firstLine = firstLine;
  }

  /**
   * Reads a file to its end.
   *
   * @param firstLine line of the delivery where the bytes begin, counted from 1
   * @throws DocumentRefused when it is no XML, goes beyond a limit or holds no clinical document
   */
  static Element parse(byte[] bytes, long firstLine) {
    return read(bytes, firstLine, true);
  }

  /** Checks as {@link #parse} does, without keeping anything. */
  static void check(byte[] bytes) {
    read(bytes, 1, false);
  }

  /** What can't be read the short way is read again the careful way, which says why. */
  private static Element read(byte[] bytes, long firstLine, boolean keeping) {
    if (DocumentText.isPlain(bytes, firstLine)) {
      try {
        InputStream plain = new ByteArrayInputStream(bytes);
        return read(FACTORY.createXMLStreamReader(plain, "UTF-8"), firstLine, keeping);
      } catch (XMLStreamException | RuntimeException broken) {
        return carefully(bytes, firstLine, keeping);
      }
    }
    return carefully(bytes, firstLine, keeping);
  }

  private static Element carefully(byte[] bytes, long firstLine, boolean keeping) {
    Reader text = DocumentText.of(bytes, firstLine);
    XMLStreamReader xml = null;
    try {
      xml = FACTORY.createXMLStreamReader(text);
      return read(xml, firstLine, keeping);
    } catch (DocumentRefused refused) {
      throw refused;
    } catch (XMLStreamException | RuntimeException broken) {
      // The parser's messages may quote the document; and on some broken input it may fail itself.
      CdaFinding why =
          BoundedXml.isBeyondBounds(broken) ? CdaFinding.TOO_COMPLEX : CdaFinding.NOT_XML;
      long line = BoundedXml.line(broken).orElse(xml == null ? 1 : lineOfEvent(xml));
      throw new DocumentRefused(Finding.of(why).atLine(firstLine - 1 + line));
    }
  }

  private static Element read(XMLStreamReader xml, long firstLine, boolean keeping)
      throws XMLStreamException {
    Element found = new DocumentParser(xml, firstLine).document(keeping);
    // Gives back its buffers, and the names that it has learnt.
    xml.close();
    return found;
  }

  private Element document(boolean keeping) throws XMLStreamException {
    Element found = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new DocumentRefused(Finding.of(CdaFinding.DOCUMENT_TYPE).atLine(line()));
      } else if (event == XMLStreamConstants.START_ELEMENT && isRoot()) {
        if (found != null) {
          throw new DocumentRefused(Finding.of(CdaFinding.SEVERAL_DOCUMENTS).atLine(line()));
        }
        found = keeping ? tree(false) : passOver();
      }
    }
    if (found == null) {
      throw new DocumentRefused(Finding.of(CdaFinding.NO_DOCUMENT).atLine(firstLine));
    }
    return found;
  }

  private boolean isRoot() {
    return xml.getLocalName().equals(ROOT) && HL7.equals(xml.getNamespaceURI());
  }

  /** Reads to the end of the element that was just opened, keeping nothing. */
  private Element passOver() throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    return Element.NONE;
  }

  /** The element that was just opened, up to its end; the parser bounds the depth. */
  private Element tree(boolean insideNarrative) throws XMLStreamException {
    Element element = element();
    boolean narrative = insideNarrative || element.name().equals("text");
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        flush(element, narrative);
        element.add(tree(narrative));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
    flush(element, narrative);
    return element;
  }

  /** Blanks between elements mean nothing but in a narrative. */
  private void flush(Element into, boolean keepBlank) {
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
    return firstLine - 1 + lineOfEvent(xml);
  }

  private static long lineOfEvent(XMLStreamReader xml) {
    return Math.max(xml.getLocation().getLineNumber(), 1);
  }
}
