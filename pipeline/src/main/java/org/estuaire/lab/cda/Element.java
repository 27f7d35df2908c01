package org.estuaire.lab.cda;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.exchange.Places;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document: local name, attributes by local name, children. Text is a child without
 * a name. Lookups never fail: what is not there is empty.
 */
final class Element implements Places<String> {

  /** Answers for an element that is not there. */
  static final Element NONE = new Element("", 0, new String[0]);

  /** What begins a new word in a narrative, whatever the layout of the file is. */
  private static final List<String> BLOCKS =
      List.of("td", "th", "tr", "paragraph", "br", "item", "list", "caption", "table");

  private static final String[] NO_ATTRIBUTES = {};

  private final String name;
  private final int line;
  private final String[] attributes;
  // Most elements have no child, and most others few: they must cost little.
  private @Nullable Element first;
  private @Nullable Element last;
  private @Nullable Element next;
  private String text = "";

  /**
   * @param attributes names and values in turn
   */
  Element(String name, int line, String[] attributes) {
    this.name = name;
    this.line = line;
    this.attributes = attributes;
  }

  void add(Element child) {
    if (!text.isEmpty()) {
      append(piece(text));
      text = "";
    }
    append(child);
  }

  /** Text alone stands in the element itself. */
  void addText(String words) {
    if (first == null && text.isEmpty()) {
      text = words;
    } else {
      add(piece(words));
    }
  }

  private Element piece(String words) {
    Element piece = new Element("", line, NO_ATTRIBUTES);
    piece.text = words;
    return piece;
  }

  private void append(Element child) {
    if (first == null) {
      first = child;
    } else {
      requireNonNull(last).next = child;
    }
    last = child;
  }

  String name() {
    return name;
  }

  /** Line of the delivery, counted from 1. */
  int line() {
    return line;
  }

  /** Findings call what an element says by the path to it: {@code recordTarget/patientRole/id}. */
  @Override
  public String name(String path) {
    return path;
  }

  @Override
  public long line(String path) {
    return line;
  }

  boolean isPresent() {
    return this != NONE;
  }

  /** Empty when it is missing. */
  String attribute(String attribute) {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i].equals(attribute)) {
        return attributes[i + 1].strip();
      }
    }
    return "";
  }

  /** Without a prefix: {@code xsi:type="c:PQ"} says PQ. */
  String type() {
    String type = attribute("type");
    int prefix = type.indexOf(':');
    return prefix < 0 ? type : type.substring(prefix + 1);
  }

  /** Whether there is neither a child nor text. */
  boolean isEmpty() {
    return first == null && text.isEmpty();
  }

  /** The children, for a loop; pieces of text between them have no name. */
  Iterable<Element> children() {
    return () -> new Siblings(first);
  }

  private static final class Siblings implements Iterator<Element> {
    private @Nullable Element at;

    private Siblings(@Nullable Element first) {
      this.at = first;
    }

    @Override
    public boolean hasNext() {
      return at != null;
    }

    @Override
    public Element next() {
      if (at == null) {
        throw new NoSuchElementException();
      }
      Element found = at;
      at = at.next;
      return found;
    }
  }

  List<Element> all(String childName) {
    Element found = child(childName);
    if (found == NONE) {
      return List.of();
    }
    List<Element> all = new ArrayList<>(4);
    for (Element child = found; child != null; child = child.next) {
      if (child.name.equals(childName)) {
        all.add(child);
      }
    }
    return all;
  }

  /** The first child of that name, and so on down; {@link #NONE} when there is none. */
  Element first(String... path) {
    Element at = this;
    for (String step : path) {
      at = at.child(step);
    }
    return at;
  }

  private Element child(String childName) {
    for (Element child = first; child != null; child = child.next) {
      if (child.name.equals(childName)) {
        return child;
      }
    }
    return NONE;
  }

  Optional<Element> optional(String childName) {
    return Optional.of(child(childName)).filter(Element::isPresent);
  }

  /** Whether it declares a template. */
  boolean hasTemplate(String root) {
    for (Element child = first; child != null; child = child.next) {
      if (child.name.equals("templateId") && child.attribute("root").equals(root)) {
        return true;
      }
    }
    return false;
  }

  /** All text inside, blanks collapsed. */
  String text() {
    if (first == null) {
      return collapsed(text);
    }
    StringBuilder all = new StringBuilder();
    collect(all);
    return collapsed(all.toString());
  }

  /** Text with its line breaks, each line stripped and empty ones left out. */
  String lines() {
    Optional<String> broken = first == null ? Optional.of(text) : brokenText();
    if (broken.isEmpty()) {
      return text();
    }
    String words = broken.get().strip();
    return words.indexOf('\n') < 0
        ? words
        : words
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n"));
  }

  /** Text between elements {@code br}, a line each; empty where there is anything else. */
  private Optional<String> brokenText() {
    StringBuilder lines = new StringBuilder();
    for (Element child = first; child != null; child = child.next) {
      if (!child.name.isEmpty() && !child.name.equals("br")) {
        return Optional.empty();
      }
      lines.append(child.name.isEmpty() ? collapsed(child.text) : "\n");
    }
    return Optional.of(lines.toString());
  }

  /** The text of this element alone, as it stands: for encoded content. */
  String rawText() {
    if (first == null) {
      return text;
    }
    StringBuilder all = new StringBuilder();
    for (Element child = first; child != null; child = child.next) {
      all.append(child.name.isEmpty() ? child.text : "");
    }
    return all.toString();
  }

  private void collect(StringBuilder into) {
    boolean block = BLOCKS.contains(name);
    if (block) {
      into.append(' ');
    }
    into.append(text);
    for (Element child = first; child != null; child = child.next) {
      child.collect(into);
    }
    if (block) {
      into.append(' ');
    }
  }

  private static String collapsed(String words) {
    StringBuilder collapsed = new StringBuilder(words.length());
    boolean blank = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        blank = collapsed.length() > 0;
      } else {
        if (blank) {
          collapsed.append(' ');
          blank = false;
        }
        collapsed.append(c);
      }
    }
    return collapsed.toString();
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Element[" + name + "]";
  }
}
