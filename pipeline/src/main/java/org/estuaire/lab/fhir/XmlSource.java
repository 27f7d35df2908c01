package org.estuaire.lab.fhir;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.estuaire.exchange.Finding;
import org.estuaire.fhir.BrokenFhir;
import org.estuaire.fhir.Element;
import org.estuaire.fhir.XmlElements;

/**
 * A bundle in XML (FHIR R4, 2.6.1). Without document types and external entities; narrative is
 * passed over.
 */
final class XmlSource implements BundleSource {

  private final String text;
  private final XmlElements elements;
  private final XMLStreamReader2 parser;
  private final Element header = new Element();
  private final List<int[]> properties = new ArrayList<>();
  private int[] rootTag = {0, 0};
  private String rootName = "";
  private int position;

  XmlSource(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      elements = XmlElements.in(new StringReader(this.text));
    } catch (BrokenFhir broken) {
      throw BundleRefused.of(broken);
    }
    parser = elements.parser();
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
      throw BundleRefused.of(XmlElements.broken(broken));
    }
  }

  @Override
  public void passOver() {
    try {
      elements.passOver();
    } catch (XMLStreamException broken) {
      throw BundleRefused.of(XmlElements.broken(broken));
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
    if (!parser.getLocalName().equals("Bundle")
        || !parser.getNamespaceURI().equals(XmlElements.FHIR)) {
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
    Element element = elements.element();
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
}
