package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.fhir.Element;

/**
 * The sections of a document: they may name results that their report doesn't, most often earlier
 * ones given for comparison (LOINC 30954-2).
 */
final class Sections {

  /** Relevant diagnostic tests and laboratory data: what was known before. */
  static final String EARLIER = "30954-2";

  private static final String OBSERVATION = "Observation";
  private static final String DOCUMENT = "DocumentReference";
  private static final int DEEPEST = 8;

  private final Bundle bundle;
  private final Resource composition;
  private final Map<Element, List<Resource>> ofReport = new IdentityHashMap<>();
  private final Set<Element> housed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Element> earlier = Collections.newSetFromMap(new IdentityHashMap<>());

  Sections(Bundle bundle, Resource composition) {
    this.bundle = bundle;
    this.composition = composition;
    Resource first = firstReport(bundle.roots().stream());
    for (Element section : composition.element().all("section")) {
      List<Resource> named = new ArrayList<>();
      collect(section, false, named, 1);
      Resource own = firstReport(named.stream());
      Resource report = own.isPresent() ? own : first;
      if (report.isPresent()) {
        named.stream().filter(Sections::isContent).forEach(r -> house(report, r));
      }
    }
  }

  private static Resource firstReport(Stream<Resource> resources) {
    return resources
        .filter(r -> r.type().equals("DiagnosticReport"))
        .findFirst()
        .orElse(Resource.NONE);
  }

  private void collect(Element section, boolean known, List<Resource> named, int depth) {
    boolean before = known || new CodeableConcept(section.first("code")).code().equals(EARLIER);
    for (Element reference : section.all("entry")) {
      Resource found = bundle.resources().find(composition, reference);
      if (found.isPresent()) {
        named.add(found);
        if (before) {
          earlier.add(found.element());
        }
      }
    }
    if (depth < DEEPEST) {
      section.all("section").forEach(inner -> collect(inner, before, named, depth + 1));
    }
  }

  private static boolean isContent(Resource resource) {
    return resource.type().equals(OBSERVATION) || resource.type().equals(DOCUMENT);
  }

  private void house(Resource report, Resource content) {
    if (housed.add(content.element())) {
      ofReport.computeIfAbsent(report.element(), k -> new ArrayList<>()).add(content);
    }
  }

  /** The observations that the section of a report names, whether or not the report does. */
  List<Resource> observations(Resource report) {
    return of(report, OBSERVATION);
  }

  /** The documents that the section of a report names. */
  List<Resource> documents(Resource report) {
    return of(report, DOCUMENT);
  }

  private List<Resource> of(Resource report, String type) {
    return ofReport.getOrDefault(report.element(), List.of()).stream()
        .filter(resource -> resource.type().equals(type))
        .toList();
  }

  boolean hasHome(Resource content) {
    return housed.contains(content.element());
  }

  /** Whether the document says that it was known before. */
  boolean isEarlier(Resource observation) {
    return earlier.contains(observation.element());
  }
}
