package org.estuaire.identity.feed.fhir;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estuaire.xml.BoundedXml;

/** XML without document types and without anything from elsewhere. */
final class Xml {

  /** What stands in one entry is bounded where it is read. */
  private static final int MOST_LEVELS = 1_000;

  private static final int MOST_ATTRIBUTES = 50;

  private static final XMLInputFactory FACTORY =
      BoundedXml.readers(MOST_LEVELS, Long.MAX_VALUE, MOST_ATTRIBUTES);

  private Xml() {}

  static XMLStreamReader reader(InputStream content) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(content);
  }

  /** Whether content begins with a tag. */
  static boolean looksLike(byte[] head) {
    int at = head.length > 2 && (head[0] & 0xFF) == 0xEF ? 3 : 0;
    while (at < head.length && head[at] <= ' ' && head[at] >= 0) {
      at++;
    }
    return at < head.length && head[at] == '<';
  }
}
