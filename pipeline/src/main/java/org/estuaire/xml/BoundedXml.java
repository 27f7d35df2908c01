package org.estuaire.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.util.OptionalLong;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Readers of XML from outside: no document type is followed, no entity but the five of XML is
 * known, no other file or address is ever opened, and nesting, elements and attributes are bounded.
 * Whoever hands a text over has bounded its length.
 */
public final class BoundedXml {

  private BoundedXml() {}

  /**
   * A factory of readers, safe for several threads. To be kept: it remembers the names of elements
   * and attributes, which makes the next document cheaper.
   *
   * @param levels of elements within each other
   * @param elements of a document
   * @param attributes of an element, declarations of namespaces among them
   */
  public static WstxInputFactory readers(int levels, long elements, int attributes) {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, levels);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, elements);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, attributes);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
    return factory;
  }

  /**
   * Whether a reader gave a document up because it goes beyond a bound, not because it is broken.
   *
   * @param given what the reader threw
   */
  public static boolean isBeyondBounds(Exception given) {
    Exception why = cause(given);
    // What is wrong with the text is told by a kind of its own, what is too much is not.
    return why instanceof XMLStreamException && !(why instanceof WstxException);
  }

  /**
   * The line where a reader found a document broken, counted from 1; empty where it doesn't tell.
   *
   * @param given what the reader threw
   */
  public static OptionalLong line(Exception given) {
    Location at = cause(given) instanceof XMLStreamException broken ? broken.getLocation() : null;
    return at == null || at.getLineNumber() < 1
        ? OptionalLong.empty()
        : OptionalLong.of(at.getLineNumber());
  }

  /** Text is read when it is asked for, by methods that can't throw the exception of the parser. */
  private static Exception cause(Exception given) {
    return given instanceof WstxLazyException && given.getCause() instanceof Exception why
        ? why
        : given;
  }
}
