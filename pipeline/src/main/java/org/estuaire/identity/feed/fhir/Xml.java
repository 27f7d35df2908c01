package org.estuaire.identity.feed.fhir;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.estuaire.xml.BoundedXml;

/** XML without document types and without anything from elsewhere. */
final class Xml {

  /** What stands in one entry is bounded where it is read. */
  private static final int MOST_LEVELS = 1_000;

  private static final int MOST_ATTRIBUTES = 50;

  private static final XMLInputFactory FACTORY = factory();

  private Xml() {}

  static XMLStreamReader2 reader(InputStream content) throws XMLStreamException {
    return (XMLStreamReader2) FACTORY.createXMLStreamReader(content);
  }

  /** Whether content begins with a tag. */
  static boolean looksLike(byte[] head) {
    int at = head.length > 2 && (head[0] & 0xFF) == 0xEF ? 3 : 0;
    while (at < head.length && head[at] <= ' ' && head[at] >= 0) {
      at++;
    }
    return at < head.length && head[at] == '<';
  }

  private static XMLInputFactory factory() {
    WstxInputFactory factory = BoundedXml.readers(MOST_LEVELS, Long.MAX_VALUE, MOST_ATTRIBUTES);
    // Else broken text is told by an unchecked exception, where it is asked for.
    factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
    return factory;
  }
}
