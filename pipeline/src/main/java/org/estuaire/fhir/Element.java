package org.estuaire.fhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An element of a FHIR resource, the same whether it was written in JSON or XML: the text of a
 * primitive value, and named children in their order. What isn't there is {@link #NONE}, so that a
 * path can be followed without asking at each step.
 */
public final class Element {

  public static final Element NONE = new Element();

  /** Deeper nesting occurs in no resource; a parser must not follow it. */
  public static final int DEEPEST = 60;

  private static final String EXTENSION = "extension";

  /** They may turn the meaning round: whoever does not know them must not read on (R4, 2.4.0.2). */
  private static final List<String> MODIFIERS = List.of("modifierExtension", "implicitRules");

  // Most elements are leaves: they must cost little.
  private static final String[] NO_NAMES = {};
  private static final Element[] NO_CHILDREN = {};
  private static final int FEW = 6;

  private String[] names = NO_NAMES;
  private Element[] children = NO_CHILDREN;
  private int size;

  /** A bit for each name: most of what is looked for isn't there. */
  private long known;

  private String type = "";
  private String value = "";

  public void add(String name, Element child) {
    if (size == names.length) {
      int room = Math.max(FEW, 2 * size);
      names = Arrays.copyOf(names, room);
      children = Arrays.copyOf(children, room);
    }
    names[size] = name;
    children[size++] = child;
    known |= bit(name);
  }

  private static long bit(String name) {
    return 1L << name.hashCode();
  }

  /** Where the first child of a name stands, negative without one. */
  private int indexOf(String name) {
    if ((known & bit(name)) != 0) {
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return i;
        }
      }
    }
    return -1;
  }

  public void setType(String resourceType) {
    type = resourceType;
  }

  public void setValue(String text) {
    value = text;
  }

  /** Takes what another element says besides: JSON tells the extensions of a value apart. */
  public void absorb(Element other) {
    for (int i = 0; i < other.size; i++) {
      add(other.names[i], other.children[i]);
    }
  }

  /** The type of a resource; empty for an element that is none. */
  public String type() {
    return type;
  }

  /** The text of a primitive value, empty without one. */
  public String value() {
    return value;
  }

  public boolean isEmpty() {
    return value.isEmpty() && size == 0;
  }

  /** The first child of a name. */
  public Element first(String name) {
    int at = indexOf(name);
    return at < 0 ? NONE : children[at];
  }

  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  public List<Element> all(String name) {
    int at = indexOf(name);
    if (at < 0) {
      return List.of();
    }
    List<Element> found = new ArrayList<>();
    for (; at < size; at++) {
      if (names[at].equals(name)) {
        found.add(children[at]);
      }
    }
    return found;
  }

  /** The value of the first child of a name, without blanks around it. */
  public String text(String name) {
    return first(name).value.strip();
  }

  /** The value that a path of first children leads to. */
  public String text(String first, String second) {
    return first(first).text(second);
  }

  /** The name of the child that carries a choice of types ({@code value[x]}), empty without one. */
  public String choice(String prefix) {
    for (int i = 0; i < size; i++) {
      String name = names[i];
      if (name.length() > prefix.length()
          && name.startsWith(prefix)
          && Character.isUpperCase(name.charAt(prefix.length()))) {
        return name;
      }
    }
    return "";
  }

  /** The first extension whose URL ends with a name: editions differ in the address before it. */
  public Element extension(String urlEnd) {
    for (Element extension : all(EXTENSION)) {
      if (extension.text("url").endsWith(urlEnd)) {
        return extension;
      }
    }
    return NONE;
  }

  public List<Element> extensions(String urlEnd) {
    return all(EXTENSION).stream().filter(e -> e.text("url").endsWith(urlEnd)).toList();
  }

  /** The first code of a codeable concept, empty without one. */
  public String code() {
    for (Element coding : all("coding")) {
      String code = coding.text("code");
      if (!code.isEmpty()) {
        return code;
      }
    }
    return "";
  }

  /** The names of what may change the meaning of a resource in a way that this program ignores. */
  public List<String> modifiers() {
    return MODIFIERS.stream().filter(this::has).toList();
  }

  /** How many children there are. */
  public int size() {
    return size;
  }

  public String nameAt(int rank) {
    return names[rank];
  }

  public Element childAt(int rank) {
    return children[rank];
  }

  /** Whether both say the same. */
  public boolean saysTheSameAs(Element other) {
    if (size != other.size || !type.equals(other.type) || !value.equals(other.value)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!names[i].equals(other.names[i]) || !children[i].saysTheSameAs(other.children[i])) {
        return false;
      }
    }
    return true;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Element[…]";
  }
}
