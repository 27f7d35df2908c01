package org.estuaire.lab.fhir;

import org.estuaire.fhir.Element;

/**
 * A resource with where it stands.
 *
 * @param path how findings name it
 * @param owner the resource in which it is contained, else itself: where {@code #id} is looked up
 */
record Resource(Element element, String path, Element owner) {

  static final Resource NONE = new Resource(Element.NONE, "", Element.NONE);

  boolean isPresent() {
    return !element.type().isEmpty();
  }

  String type() {
    return element.type();
  }

  String text(String name) {
    return element.text(name);
  }

  /** The path of one of its elements. */
  String at(String name) {
    return path + "." + name;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Resource[…]";
  }
}
