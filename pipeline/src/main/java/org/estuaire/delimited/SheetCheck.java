package org.estuaire.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One pass over a sheet before its cells are built: it is of the size that sheets have, and of
 * every formula the result is there. Programs that write workbooks leave calculating to the
 * spreadsheet. A formula whose result is an empty text is calculated, and says so by its type.
 */
final class SheetCheck {

  /** What spreadsheets hold; a cell far to the right or below would be padded with empty ones. */
  private static final int MOST_ROWS = 1_048_576;

  private static final Pattern ADDRESS = Pattern.compile("\\$?([A-Z]{1,3})\\$?[0-9]{1,7}");

  private static final String TEXT = "str";

  private final XMLStreamReader sheet;
  private int cells;

  private SheetCheck(XMLStreamReader sheet) {
    this.sheet = sheet;
  }

  /**
   * The first cell of a sheet whose formula has no result.
   *
   * @throws IOException when the sheet is no XML, or larger than sheets are
   */
  static Optional<String> uncalculated(InputStream part) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (part) {
      return new SheetCheck(factory.createXMLStreamReader(part)).first();
    } catch (XMLStreamException broken) {
      throw new IOException(broken);
    }
  }

  private Optional<String> first() throws XMLStreamException {
    while (sheet.hasNext()) {
      if (sheet.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (sheet.getLocalName().equals("row")) {
        beginRow();
      } else if (sheet.getLocalName().equals("c")) {
        String address = sheet.getAttributeValue(null, "r");
        checkPlace(address);
        boolean text = TEXT.equals(sheet.getAttributeValue(null, "t"));
        if (lacksResult() && !text) {
          return Optional.of(address == null ? "" : address);
        }
      }
    }
    return Optional.empty();
  }

  private void beginRow() throws XMLStreamException {
    cells = 0;
    String number = sheet.getAttributeValue(null, "r");
    if (number != null && (!number.matches("[0-9]{1,7}") || Integer.parseInt(number) > MOST_ROWS)) {
      throw new XMLStreamException("a row beyond the last one");
    }
  }

  private void checkPlace(String address) throws XMLStreamException {
    Matcher place = ADDRESS.matcher(address == null ? "A1" : address);
    if (++cells > RowText.MOST_CELLS || !place.matches() || isBeyond(place.group(1))) {
      throw new XMLStreamException("a cell beyond the last one");
    }
  }

  private static boolean isBeyond(String column) {
    return column.length() == 3 && column.compareTo("XFD") > 0;
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
