package org.estuaire.fhir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.estuaire.fhir.BrokenFhir.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads elements from JSON (FHIR R4, 2.6.2). Whoever hands a text over has bounded its length. */
public final class JsonElements {

  /** More properties than any element has; each new one is looked for among those before it. */
  public static final int MOST_PROPERTIES = 300;

  private static final int LONGEST_NAME = 200;
  private static final int BYTES_OF_CHARACTER = 4;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Element.DEEPEST)
                  // The parser counts bytes.
                  .maxNameLength(LONGEST_NAME * BYTES_OF_CHARACTER)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;

  /**
   * @throws BrokenFhir when the bytes begin as no UTF-8 does
   */
  public JsonElements(byte[] utf8) {
    for (int i = 0; i < Math.min(utf8.length, BYTES_OF_CHARACTER); i++) {
      if (utf8[i] == 0) {
        // No JSON begins so; the parser would take it for UTF-16 or UTF-32.
        throw new BrokenFhir(Fault.MALFORMED, 1);
      }
    }
    try {
      parser = FACTORY.createParser(ObjectReadContext.empty(), utf8);
    } catch (JacksonException broken) {
      throw broken(broken);
    }
  }

  /**
   * The resource or entry that a text consists of, {@link Element#NONE} for a text of anything else
   * than an object.
   *
   * @throws BrokenFhir when it can't be read
   */
  public static Element only(byte[] utf8) {
    JsonElements elements = new JsonElements(utf8);
    try {
      if (elements.parser.nextToken() != JsonToken.START_OBJECT) {
        return Element.NONE;
      }
      Element element = elements.object();
      if (elements.parser.nextToken() != null) {
        throw elements.broken(Fault.MALFORMED);
      }
      return element;
    } catch (JacksonException broken) {
      throw broken(broken);
    }
  }

  /** Where the reading stands, for who reads around the elements. */
  public JsonParser parser() {
    return parser;
  }

  /** The name of the property at which the reading stands. */
  public String name() {
    String name = parser.currentName();
    if (name.length() > LONGEST_NAME) {
      throw broken(Fault.BEYOND_BOUNDS);
    }
    return name;
  }

  /** Reads what follows a name into an element, as one child or as several of the same name. */
  public void into(Element parent, String name, JsonToken token) {
    if (name.equals("resourceType") && token == JsonToken.VALUE_STRING) {
      parent.setType(parser.getString());
    } else if (token == JsonToken.START_ARRAY) {
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        parent.add(name, value(t));
      }
    } else {
      parent.add(name, value(token));
    }
  }

  private Element value(JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      return object();
    }
    Element element = new Element();
    if (token == JsonToken.START_ARRAY) {
      // No element of FHIR is an array of arrays.
      throw broken(Fault.MALFORMED);
    }
    if (token != JsonToken.VALUE_NULL) {
      element.setValue(parser.getString());
    }
    return element;
  }

  /** The object that begins where the reading stands. */
  public Element object() {
    Element element = new Element();
    boolean apart = false;
    int properties = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = name();
      if (++properties > MOST_PROPERTIES) {
        throw broken(Fault.BEYOND_BOUNDS);
      }
      if (element.has(name)) {
        throw broken(Fault.PROPERTY_TWICE);
      }
      apart |= name.startsWith("_");
      into(element, name, parser.nextToken());
    }
    return apart ? joined(element) : element;
  }

  /** {@code _name} holds the extensions of the values of {@code name}, in the same order. */
  private static Element joined(Element element) {
    Element whole = new Element();
    whole.setType(element.type());
    Set<String> apart = new LinkedHashSet<>();
    for (int i = 0; i < element.size(); i++) {
      String name = element.nameAt(i);
      if (name.startsWith("_")) {
        apart.add(name);
      } else {
        whole.add(name, element.childAt(i));
      }
    }
    apart.forEach(name -> join(whole, name.substring(1), element.all(name)));
    return whole;
  }

  private static void join(Element whole, String name, List<Element> apart) {
    List<Element> values = whole.all(name);
    for (int i = 0; i < apart.size(); i++) {
      if (i < values.size()) {
        values.get(i).absorb(apart.get(i));
      } else {
        whole.add(name, apart.get(i));
      }
    }
  }

  /** What is wrong where the reading stands. */
  public BrokenFhir broken(Fault fault) {
    return new BrokenFhir(fault, parser.currentTokenLocation().getLineNr());
  }

  /** What a parser found wrong. */
  public static BrokenFhir broken(JacksonException broken) {
    Fault fault =
        broken instanceof UnexpectedEndOfInputException
            ? Fault.TRUNCATED
            : broken instanceof StreamConstraintsException ? Fault.BEYOND_BOUNDS : Fault.MALFORMED;
    return new BrokenFhir(
        fault, broken.getLocation() == null ? 0 : broken.getLocation().getLineNr());
  }
}
