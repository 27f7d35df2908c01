package org.estuaire.identity.feed.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a resource, whether it was written in JSON or XML: lists are repeated children.
 *
 * @param value of a primitive, else empty
 */
record Element(String name, String value, List<Element> children) {

  Element {
    children = List.copyOf(children);
  }

  Stream<Element> all(String child) {
    return children.stream().filter(element -> element.name().equals(child));
  }

  Optional<Element> first(String child) {
    return all(child).findFirst();
  }

  /** The value at the end of a path of first children, empty where it ends before. */
  String text(String... path) {
    Optional<Element> at = Optional.of(this);
    for (String step : path) {
      at = at.flatMap(element -> element.first(step));
    }
    return at.map(Element::value).orElse("").strip();
  }

  /** The extensions whose canonical address ends like this. */
  Stream<Element> extensions(String end) {
    return all("extension").filter(extension -> extension.text("url").endsWith(end));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Element[…]";
  }
}
