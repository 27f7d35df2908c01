package org.estuaire.lab.fhir;

import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.estuaire.exchange.Finding;
import org.estuaire.xml.BoundedXml;

/**
 * A bundle in XML (FHIR R4, 2.6.1). Without document types and external entities; narrative is
 * passed over.
 */
final class XmlSource implements BundleSource {

  private static final String FHIR = "http://hl7.org/fhir";
  private static final int MOST_ATTRIBUTES = 50;
  private static final WstxInputFactory FACTORY =
      BoundedXml.readers(DEEPEST, Long.MAX_VALUE, MOST_ATTRIBUTES);

  private final String text;
  private final XMLStreamReader2 parser;
  private final Element header = new Element();
  private final List<int[]> properties = new ArrayList<>();
  private int[] rootTag = {0, 0};
  private String rootName = "";
  private int position;

  XmlSource(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      parser = (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(this.text));
    } catch (XMLStreamException broken) {
      throw refused(broken);
    }
  }

  @Override
  public Element header() {
    return header;
  }

  @Override
  public Optional<Entry> next() {
    try {
      if (rootName.isEmpty()) {
        start();
      }
      while (parser.hasNext()) {
        if (parser.next() == XMLStreamConstants.START_ELEMENT) {
          Optional<Entry> entry = child();
          if (entry.isPresent()) {
            return entry;
          }
        }
      }
      return Optional.empty();
    } catch (XMLStreamException broken) {
      throw refused(broken);
    }
  }

  @Override
  public void passOver() {
    try {
      while (parser.hasNext()) {
        parser.next();
      }
    } catch (XMLStreamException broken) {
      throw refused(broken);
    }
  }

  private void start() throws XMLStreamException {
    int event = parser.getEventType();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = parser.next();
      if (event == XMLStreamConstants.DTD) {
        throw new BundleRefused(Finding.of(FhirFinding.DOCUMENT_TYPE));
      }
    }
    if (!parser.getLocalName().equals("Bundle") || !parser.getNamespaceURI().equals(FHIR)) {
      throw new BundleRefused(Finding.of(FhirFinding.NOT_A_BUNDLE).atLine(line()));
    }
    rootTag = new int[] {startOffset(), endOffset()};
    String prefix = parser.getPrefix();
    rootName = (prefix == null || prefix.isEmpty() ? "" : prefix + ":") + "Bundle";
    header.setType("Bundle");
  }

  private Optional<Entry> child() throws XMLStreamException {
    String name = parser.getLocalName();
    long line = line();
    int start = startOffset();
    Element element = element();
    int end = endOffset();
    if (!name.equals("entry")) {
      header.add(name, element);
      properties.add(new int[] {start, end});
      return Optional.empty();
    }
    if (position >= MOST_ENTRIES) {
      throw new BundleRefused(Finding.of(FhirFinding.BEYOND_BOUNDS).atLine(line));
    }
    return Optional.of(new Entry(position++, element, line, start, end));
  }

  /** The element that begins here, up to its end. */
  private Element element() throws XMLStreamException {
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
    if (!FHIR.equals(parser.getNamespaceURI())) {
      skip();
    } else if (Character.isUpperCase(name.charAt(0))) {
      // <resource><Patient>: the resource stands inside the element that holds it.
      Element resource = element();
      parent.setType(name);
      parent.absorb(resource);
    } else {
      parent.add(name, element());
    }
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

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = parser.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  @Override
  public String with(List<int[]> entries) {
    StringBuilder bundle = new StringBuilder();
    bundle.append(text, rootTag[0], rootTag[1]);
    properties.forEach(slice -> bundle.append('\n').append(text, slice[0], slice[1]));
    entries.forEach(slice -> bundle.append('\n').append(text, slice[0], slice[1]));
    return bundle.append("\n</").append(rootName).append(">\n").toString();
  }

  private int startOffset() throws XMLStreamException {
    return (int) parser.getLocationInfo().getStartingCharOffset();
  }

  private int endOffset() throws XMLStreamException {
    return (int) parser.getLocationInfo().getEndingCharOffset();
  }

  private long line() {
    return parser.getLocation().getLineNumber();
  }

  private static BundleRefused refused(XMLStreamException broken) {
    FhirFinding code =
        broken instanceof WstxEOFException ? FhirFinding.TRUNCATED : FhirFinding.MALFORMED;
    long line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
    return new BundleRefused(Finding.of(code).atLine(Math.max(line, 0)));
  }
}
