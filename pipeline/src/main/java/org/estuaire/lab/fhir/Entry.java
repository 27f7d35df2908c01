package org.estuaire.lab.fhir;

import org.estuaire.fhir.Element;

/**
 * One entry of a bundle.
 *
 * @param position rank in the bundle, counted from 0
 * @param element the whole entry: full URL, resource, request
 * @param type of the resource
 * @param line line of the bundle where it begins, counted from 1
 * @param start first character of the entry in the text of the bundle
 * @param end character after its last
 */
record Entry(int position, Element element, String type, long line, int start, int end) {

  /** Stands for the type of an entry that asks for a deletion. */
  static final String DELETION = "DELETE";

  Entry(int position, Element element, long line, int start, int end) {
    this(position, element, type(element), line, start, end);
  }

  private static String type(Element element) {
    return element.text("request", "method").equals(DELETION)
        ? DELETION
        : element.first("resource").type();
  }

  Element resource() {
    return element.first("resource");
  }

  /** Empty where the sender gives none. */
  String fullUrl() {
    return element.text("fullUrl");
  }

  /** How findings name it. */
  String path() {
    return "Bundle.entry[" + position + "]." + (type.isEmpty() ? "resource" : type);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Entry[" + position + "]";
  }
}
