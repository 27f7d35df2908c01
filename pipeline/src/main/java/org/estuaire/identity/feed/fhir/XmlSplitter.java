package org.estuaire.identity.feed.fhir;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLStreamReader2;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.xml.BoundedXml;

/**
 * Cuts an XML bundle into its entries, or takes a resource that stands alone as one. Namespaces are
 * left out: within a resource only that of FHIR means anything, and the narrative is not read.
 */
final class XmlSplitter implements RecordSplitter {

  private static final XMLOutputFactory WRITERS = new WstxOutputFactory();

  /** What stands in one entry is bounded where it is read. */
  private static final int MOST_LEVELS = 1_000;

  private static final int MOST_ATTRIBUTES = 50;

  private static final XMLInputFactory READERS = readers();

  private final InputStream content;
  private final XMLStreamReader2 reader;
  private final int limit;
  private final boolean bundle;
  private int depth;
  private int ordinal;

  XmlSplitter(InputStream content, int limit, boolean bundle) throws IOException {
    this.content = content;
    this.limit = limit;
    this.bundle = bundle;
    try {
      this.reader = (XMLStreamReader2) READERS.createXMLStreamReader(content);
    } catch (XMLStreamException broken) {
      throw refused();
    }
  }

  private static XMLInputFactory readers() {
    WstxInputFactory factory = BoundedXml.readers(MOST_LEVELS, Long.MAX_VALUE, MOST_ATTRIBUTES);
    // Else broken text is told by an unchecked exception, where it is asked for.
    factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
    return factory;
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          boolean record = bundle ? depth == 1 && isEntry() : depth == 0;
          if (record) {
            return Optional.of(copy());
          }
          depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
      return Optional.empty();
    } catch (XMLStreamException broken) {
      throw refused();
    }
  }

  private boolean isEntry() {
    return reader.getLocalName().equals("entry");
  }

  private RawRecord copy() throws XMLStreamException {
    Location start = reader.getLocation();
    int offset = Math.max(start.getCharacterOffset(), 0);
    Bounded bytes = new Bounded(limit);
    XMLStreamWriter writer = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
    int open = 0;
    int event = XMLStreamConstants.START_ELEMENT;
    do {
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
        write(writer);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
        writer.writeEndElement();
      } else if (event == XMLStreamConstants.CHARACTERS) {
        writer.writeCharacters(reader.getText());
      }
      event = open > 0 ? reader.next() : event;
    } while (open > 0);
    writer.close();
    int length = Math.max((int) reader.getLocationInfo().getEndingCharOffset() - offset, 0);
    return new RawRecord(
        new Place(++ordinal, start.getLineNumber(), offset, length), bytes.bytes());
  }

  private void write(XMLStreamWriter writer) throws XMLStreamException {
    writer.writeStartElement(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      writer.writeAttribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
  }

  private static DeliveryRefused refused() {
    return new DeliveryRefused(Finding.of(FhirPatientFinding.NOT_WELL_FORMED));
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
