package org.estuaire.lab.fhir;

import java.util.Optional;
import org.estuaire.exchange.Tally;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Counts what a bundle holds that is refused before it is read, such as one that says a property
 * twice: it waits in quarantine with as many results. Nothing of it is used.
 */
final class BrokenBundle {

  private static final ObjectMapper LENIENT = new ObjectMapper();

  private BrokenBundle() {}

  /** Empty for what is no JSON at all. */
  static Optional<Tally> tally(byte[] bundle) {
    try {
      return Optional.of(Tally.of(count(LENIENT.readTree(bundle))));
    } catch (JacksonException | StackOverflowError noJson) {
      return Optional.empty();
    }
  }

  private static int count(JsonNode node) {
    int count =
        switch (node.path("resourceType").asString("")) {
          case "Observation" -> (says(node) ? 1 : 0) + node.path("component").size();
          case "DiagnosticReport" -> node.path("presentedForm").size() + node.path("media").size();
          case "DocumentReference" -> node.path("content").size();
          default -> 0;
        };
    for (JsonNode child : node) {
      count += count(child);
    }
    return count;
  }

  private static boolean says(JsonNode observation) {
    boolean value =
        observation.propertyStream().anyMatch(property -> property.getKey().startsWith("value"));
    return value
        || observation.has("dataAbsentReason")
        || !observation.has("hasMember") && !observation.has("component");
  }
}
