package org.estuaire.lab.cda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.reading.Unfolding;

/**
 * The human-readable part of a document, by the identifiers that its entries point to. Several
 * publishers write the reference without its {@code #}. For one thread.
 */
final class Narrative {

  private final Element document;
  private final Remarks remarks;
  private final Unfolding unfolding = new Unfolding();
  private final Map<String, Element> byId = new HashMap<>();
  private boolean indexed;

  private Narrative(Element document, Remarks remarks) {
    this.document = document;
    this.remarks = remarks;
  }

  /**
   * @param remarks is notified when references unfold to more than a document may say
   */
  static Narrative of(Element document, Remarks remarks) {
    return new Narrative(document, remarks);
  }

  /** Most entries say themselves what they mean, so it is only made when one is looked for. */
  private Map<String, Element> byId() {
    if (!indexed) {
      indexed = true;
      sections(document.first("component", "structuredBody"));
    }
    return byId;
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
    for (Element child : element.children()) {
      index(child);
    }
  }

  /** What an {@code originalText} or {@code text} says, itself or by reference; else empty. */
  String words(Element holder) {
    String target = target(holder);
    if (target.isEmpty()) {
      return holder.lines();
    }
    return Optional.ofNullable(byId().get(target)).map(this::unfolded).orElse("");
  }

  /** As {@link #words}, with the line breaks of the narrative. */
  String lines(Element holder) {
    String target = target(holder);
    return target.isEmpty()
        ? holder.lines()
        : Optional.ofNullable(byId().get(target))
            .map(found -> unfolded(found, Element::lines))
            .orElse("");
  }

  private String unfolded(Element target) {
    return unfolded(target, Element::text);
  }

  /** Several references may lead to the same long text. */
  private String unfolded(Element target, Function<Element, String> read) {
    String words = unfolding.isExhausted() ? "" : read.apply(target);
    if (unfolding.takes(words)) {
      return words;
    }
    remarks.add(Unfolding.finding().atLine(target.line()));
    return "";
  }

  /** Whether a reference names an identifier that the narrative has not. */
  boolean isBroken(Element holder) {
    String target = target(holder);
    return !target.isEmpty() && !byId().containsKey(target);
  }

  private static String target(Element holder) {
    String target = holder.first("reference").attribute("value");
    return target.startsWith("#") ? target.substring(1) : target;
  }
}
