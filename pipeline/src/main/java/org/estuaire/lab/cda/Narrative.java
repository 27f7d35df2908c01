package org.estuaire.lab.cda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The human-readable part of a document, by the identifiers that its entries point to. Several
 * publishers write the reference without its {@code #}.
 */
final class Narrative {

  private final Map<String, Element> byId = new HashMap<>();

  private Narrative() {}

  static Narrative of(Element document) {
    Narrative narrative = new Narrative();
    narrative.sections(document.first("component", "structuredBody"));
    return narrative;
  }

  private void sections(Element parent) {
    for (Element component : parent.all("component")) {
      for (Element section : component.all("section")) {
        index(section.first("text"));
        sections(section);
      }
    }
  }

  private void index(Element element) {
    String id = element.attribute("ID");
    if (!id.isEmpty()) {
      byId.putIfAbsent(id, element);
    }
    element.children().forEach(this::index);
  }

  /** What an {@code originalText} or {@code text} says, itself or by reference; else empty. */
  String words(Element holder) {
    String target = target(holder);
    if (target.isEmpty()) {
      return holder.lines();
    }
    return Optional.ofNullable(byId.get(target)).map(Element::text).orElse("");
  }

  /** Whether a reference names an identifier that the narrative has not. */
  boolean isBroken(Element holder) {
    String target = target(holder);
    return !target.isEmpty() && !byId.containsKey(target);
  }

  private static String target(Element holder) {
    String target = holder.first("reference").attribute("value");
    return target.startsWith("#") ? target.substring(1) : target;
  }
}
