package org.estuaire.identity.feed.fhir;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bytes of one entry, which are bounded, as elements. */
final class EntryReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** No resource is as deep; bounds the stack. */
  private static final int DEEPEST = 60;

  private EntryReader() {}

  /** Empty when it is neither well-formed JSON nor XML. */
  static Optional<Element> read(byte[] bytes) {
    try {
      return Xml.looksLike(bytes) ? Optional.of(xml(bytes)) : Optional.of(json(bytes));
    } catch (JacksonException | XMLStreamException | TooDeep broken) {
      return Optional.empty();
    }
  }

  private static Element json(byte[] bytes) {
    JsonNode root = JSON.readTree(bytes);
    return new Element("entry", "", children(root, 0));
  }

  private static List<Element> children(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      throw new TooDeep();
    }
    List<Element> children = new ArrayList<>();
    node.properties()
        .forEach(
            property -> {
              JsonNode value = property.getValue();
              if (value.isArray()) {
                value.forEach(item -> children.add(element(property.getKey(), item, depth)));
              } else {
                children.add(element(property.getKey(), value, depth));
              }
            });
    return children;
  }

  private static Element element(String name, JsonNode node, int depth) {
    return node.isObject()
        ? new Element(name, "", children(node, depth + 1))
        : new Element(name, node.isValueNode() && !node.isNull() ? node.asString() : "", List.of());
  }

  /** An element of which the children are still to come. */
  private static final class Open {
    private final String name;
    private final String value;
    private final List<Element> children = new ArrayList<>();

    private Open(String name, String value) {
      this.name = name;
      this.value = value;
    }
  }

  private static Element xml(byte[] bytes) throws XMLStreamException {
    XMLStreamReader reader = Xml.reader(new ByteArrayInputStream(bytes));
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open("document", ""));
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (open.size() > DEEPEST) {
          throw new TooDeep();
        }
        open.push(opened(reader));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        Open done = open.pop();
        open.element().children.add(new Element(done.name, done.value, done.children));
      }
    }
    return typed(open.pop().children.get(0));
  }

  /** Attributes other than the value are children, as in JSON. */
  private static Open opened(XMLStreamReader reader) {
    String value = reader.getAttributeValue(null, "value");
    Open open = new Open(reader.getLocalName(), value == null ? "" : value);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      if (!name.equals("value")) {
        open.children.add(new Element(name, reader.getAttributeValue(i), List.of()));
      }
    }
    return open;
  }

  /** JSON names the type of a resource inside of it, XML around it. */
  private static Element typed(Element entry) {
    List<Element> children = new ArrayList<>();
    for (Element child : entry.children()) {
      children.add(
          child.name().equals("resource") && !child.children().isEmpty()
              ? resource(child.children().get(0))
              : child);
    }
    return entry.name().equals("entry")
        ? new Element("entry", "", children)
        : new Element("entry", "", List.of(resource(entry)));
  }

  private static Element resource(Element resource) {
    List<Element> children = new ArrayList<>(resource.children());
    children.add(new Element("resourceType", resource.name(), List.of()));
    return new Element("resource", "", children);
  }

  /** Expected on hostile input, so without the cost of a stack trace. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooDeep() {
      super("too deep", null, false, false);
    }
  }
}
