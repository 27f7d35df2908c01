package org.estuaire.identity.feed.fhir;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML without document types and without anything from elsewhere. */
final class Xml {

  private static final XMLInputFactory FACTORY = factory();

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

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }
}
