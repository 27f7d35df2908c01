package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.fhir.Element;

/**
 * What has to be known of an entry to tell the reports of a bundle apart, without its content.
 *
 * @param references what the resource refers to
 * @param members the observations that an observation groups ({@code hasMember})
 * @param laboratory the observation says that it is one of a laboratory
 * @param occasion observations of one occasion (person, request, specimen, time) belong together
 */
record Indexed(
    int position,
    String type,
    List<String> references,
    List<String> members,
    boolean laboratory,
    String occasion,
    long line,
    int start,
    int end) {

  private static final String REFERENCE = "reference";

  static Indexed of(Entry entry) {
    Element resource = entry.resource();
    boolean observation = entry.type().equals("Observation");
    List<String> references = new ArrayList<>();
    collect(resource, references);
    return new Indexed(
        entry.position(),
        entry.type(),
        references,
        observation ? members(resource) : List.of(),
        observation && isOfLaboratory(resource),
        observation ? occasion(resource) : "",
        entry.line(),
        entry.start(),
        entry.end());
  }

  private static void collect(Element element, List<String> references) {
    for (int i = 0; i < element.size(); i++) {
      Element child = element.childAt(i);
      String name = element.nameAt(i);
      boolean refers = name.equals(REFERENCE) || name.equals("url") && !child.value().isEmpty();
      if (refers && !child.value().startsWith("#")) {
        references.add(child.value().strip());
      }
      collect(child, references);
    }
  }

  private static List<String> members(Element observation) {
    List<String> members = new ArrayList<>(0);
    for (Element member : observation.all("hasMember")) {
      members.add(member.text(REFERENCE));
    }
    return members;
  }

  private static boolean isOfLaboratory(Element observation) {
    for (Element category : observation.all("category")) {
      for (Element coding : category.all("coding")) {
        if (coding.text("code").equalsIgnoreCase("laboratory")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String occasion(Element observation) {
    return String.join(
        "\n",
        observation.text("subject", REFERENCE),
        observation.text("basedOn", REFERENCE),
        observation.text("specimen", REFERENCE),
        observation.text("effectiveDateTime"),
        observation.text("effectivePeriod", "start"));
  }

  boolean is(String resourceType) {
    return type.equals(resourceType);
  }

  int length() {
    return end - start;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Indexed[" + position + "]";
  }
}
