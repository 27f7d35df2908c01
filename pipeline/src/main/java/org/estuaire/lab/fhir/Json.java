package org.estuaire.lab.fhir;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds FHIR elements in JSON; what is empty isn't written, as FHIR asks (R4, 2.6.2.3). */
final class Json {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode node = NODES.objectNode();

  static Json object() {
    return new Json();
  }

  static Json resource(String type, String id) {
    return new Json().with("resourceType", type).with("id", id);
  }

  Json with(String name, String value) {
    if (!value.isBlank()) {
      node.put(name, value);
    }
    return this;
  }

  Json with(String name, BigDecimal number) {
    node.set(name, DecimalNode.valueOf(number));
    return this;
  }

  Json with(String name, boolean value) {
    node.put(name, value);
    return this;
  }

  Json with(String name, Json child) {
    if (!child.node.isEmpty()) {
      node.set(name, child.node);
    }
    return this;
  }

  /** Adds to a list, which is begun when it isn't there. */
  Json add(String name, Json child) {
    return child.node.isEmpty() ? this : add(name, child.node);
  }

  Json addText(String name, String value) {
    return value.isBlank() ? this : add(name, NODES.stringNode(value));
  }

  private Json add(String name, JsonNode child) {
    JsonNode list = node.get(name);
    (list instanceof ArrayNode known ? known : node.putArray(name)).add(child);
    return this;
  }

  boolean isEmpty() {
    return node.isEmpty();
  }

  JsonNode node() {
    return node;
  }

  static Json coding(String system, String code, String display) {
    return object().with("system", system).with("code", code).with("display", display);
  }

  static Json concept(String system, String code, String display) {
    return object().add("coding", coding(system, code, display));
  }

  static Json reference(String fullUrl) {
    return object().with("reference", fullUrl);
  }

  static Json extension(String url) {
    return object().with("url", url);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Json[…]";
  }
}
