package org.estuaire.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Formulas that nobody calculated: programs that write workbooks leave that to the spreadsheet. A
 * formula whose result is an empty text is calculated, and says so by its type.
 */
final class Formulas {

  private static final String TEXT = "str";

  private final XMLStreamReader sheet;

  private Formulas(XMLStreamReader sheet) {
    this.sheet = sheet;
  }

  /** The first cell of a sheet whose formula has no result. */
  static Optional<String> uncalculated(InputStream part) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (part) {
      return new Formulas(factory.createXMLStreamReader(part)).first();
    } catch (XMLStreamException broken) {
      throw new IOException(broken);
    }
  }

  private Optional<String> first() throws XMLStreamException {
    while (sheet.hasNext()) {
      if (sheet.next() == XMLStreamConstants.START_ELEMENT && sheet.getLocalName().equals("c")) {
        String address = sheet.getAttributeValue(null, "r");
        boolean text = TEXT.equals(sheet.getAttributeValue(null, "t"));
        if (lacksResult() && !text) {
          return Optional.of(address == null ? "" : address);
        }
      }
    }
    return Optional.empty();
  }

  /** Reads the cell to its end. */
  private boolean lacksResult() throws XMLStreamException {
    boolean formula = false;
    boolean result = false;
    while (!(sheet.next() == XMLStreamConstants.END_ELEMENT && sheet.getLocalName().equals("c"))) {
      if (sheet.isStartElement()) {
        formula |= sheet.getLocalName().equals("f");
        result |= sheet.getLocalName().equals("v") && !sheet.getElementText().isEmpty();
      }
    }
    return formula && !result;
  }
}
