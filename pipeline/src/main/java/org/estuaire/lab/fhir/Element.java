package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An element of a FHIR resource, the same whether it was written in JSON or XML: the text of a
 * primitive value, and named children in their order. What isn't there is {@link #NONE}, so that a
 * path can be followed without asking at each step.
 */
final class Element {

  static final Element NONE = new Element();

  private static final String EXTENSION = "extension";

  // Most elements are leaves: they must cost little.
  private List<String> names = List.of();
  private List<Element> children = List.of();
  private String type = "";
  private String value = "";

  void add(String name, Element child) {
    if (names.isEmpty()) {
      names = new ArrayList<>(6);
      children = new ArrayList<>(6);
    }
    names.add(name);
    children.add(child);
  }

  void setType(String resourceType) {
    type = resourceType;
  }

  void setValue(String text) {
    value = text;
  }

  /** Takes what another element says besides: JSON tells the extensions of a value apart. */
  void absorb(Element other) {
    for (int i = 0; i < other.names.size(); i++) {
      add(other.names.get(i), other.children.get(i));
    }
  }

  /** The type of a resource; empty for an element that is none. */
  String type() {
    return type;
  }

  /** The text of a primitive value, empty without one. */
  String value() {
    return value;
  }

  boolean isEmpty() {
    return value.isEmpty() && children.isEmpty();
  }

  /** The first child of a name. */
  Element first(String name) {
    int at = names.indexOf(name);
    return at < 0 ? NONE : children.get(at);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  List<Element> all(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      return List.of();
    }
    List<Element> found = new ArrayList<>();
    for (; at < names.size(); at++) {
      if (names.get(at).equals(name)) {
        found.add(children.get(at));
      }
    }
    return found;
  }

  /** The value of the first child of a name, without blanks around it. */
  String text(String name) {
    return first(name).value.strip();
  }

  /** The value that a path of first children leads to. */
  String text(String first, String second) {
    return first(first).text(second);
  }

  /** The name of the child that carries a choice of types ({@code value[x]}), empty without one. */
  String choice(String prefix) {
    for (String name : names) {
      if (name.length() > prefix.length()
          && name.startsWith(prefix)
          && Character.isUpperCase(name.charAt(prefix.length()))) {
        return name;
      }
    }
    return "";
  }

  /** The first extension whose URL ends with a name: editions differ in the address before it. */
  Element extension(String urlEnd) {
    for (Element extension : all(EXTENSION)) {
      if (extension.text("url").endsWith(urlEnd)) {
        return extension;
      }
    }
    return NONE;
  }

  List<Element> extensions(String urlEnd) {
    return all(EXTENSION).stream().filter(e -> e.text("url").endsWith(urlEnd)).toList();
  }

  List<String> names() {
    return names;
  }

  List<Element> children() {
    return children;
  }

  /** Whether both say the same. */
  boolean saysTheSameAs(Element other) {
    if (!type.equals(other.type) || !value.equals(other.value) || !names.equals(other.names)) {
      return false;
    }
    Iterator<Element> others = other.children.iterator();
    return children.stream().allMatch(child -> child.saysTheSameAs(others.next()));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Element[…]";
  }
}
