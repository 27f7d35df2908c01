package org.estuaire.lab.fhir;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.Susceptibility;

/**
 * The observations of a bundle that name a micro-organism, and those that are about one: its
 * members ({@code hasMember}), what is derived from it, and susceptibilities of a specimen that is
 * its own.
 */
final class Germs {

  private static final int DEEPEST = 12;

  /** LOINC: micro-organism identified, in blood, urine, any specimen … */
  private static final Set<String> IDENTIFIED =
      Set.of(
          "600-7", "608-0", "609-8", "612-2", "624-7", "625-4", "626-2", "630-4", "634-6", "635-3",
          "6462-6", "6463-4", "11475-1", "43409-2", "580-1");

  private final Resources resources;
  private final Map<Element, Resource> germs = new IdentityHashMap<>();
  private final Map<Element, Resource> about = new IdentityHashMap<>();

  private Germs(Resources resources) {
    this.resources = resources;
  }

  static Germs of(Resources resources) {
    Germs found = new Germs(resources);
    List<Resource> observations = resources.all("Observation");
    List<Resource> named = observations.stream().filter(Germs::namesSomething).toList();
    if (!named.isEmpty()) {
      named.forEach(found::takeMembers);
      observations.forEach(found::takeDerived);
      found.takeSpecimens(named, observations);
      named.stream()
          .filter(o -> IDENTIFIED.contains(code(o.element())))
          .forEach(o -> found.germs.put(o.element(), o));
    }
    return found;
  }

  private static boolean namesSomething(Resource observation) {
    CodeableConcept value = value(observation.element());
    return !value.isEmpty() && !Susceptibility.isCode(value.code());
  }

  private static CodeableConcept value(Element observation) {
    return new CodeableConcept(observation.first("valueCodeableConcept"));
  }

  private static String code(Element observation) {
    return new CodeableConcept(observation.first("code")).coding().code();
  }

  private void takeMembers(Resource germ) {
    Map<Element, Resource> members = new IdentityHashMap<>();
    collect(germ, members, 1);
    boolean identified = IDENTIFIED.contains(code(germ.element()));
    if (identified || members.keySet().stream().anyMatch(Germs::isSusceptibility)) {
      members.keySet().forEach(member -> take(germ, member));
    }
  }

  private void collect(Resource from, Map<Element, Resource> members, int depth) {
    for (Element reference : from.element().all("hasMember")) {
      Resource member = resources.find(from, reference);
      if (member.isPresent() && depth < DEEPEST && members.put(member.element(), member) == null) {
        collect(member, members, depth + 1);
      }
    }
  }

  private void takeDerived(Resource observation) {
    if (!isSusceptibility(observation.element())) {
      return;
    }
    for (Element reference : observation.element().all("derivedFrom")) {
      Resource source = resources.find(observation, reference);
      if (source.type().equals("Observation") && namesSomething(source)) {
        take(source, observation.element());
      }
    }
  }

  /** A specimen of one micro-organism alone is its isolate. */
  private void takeSpecimens(List<Resource> named, List<Resource> observations) {
    Map<Element, Optional<Resource>> bySpecimen = new HashMap<>();
    for (Resource germ : named) {
      Resource specimen = specimen(germ);
      if (specimen.isPresent()) {
        bySpecimen.merge(
            specimen.element(), Optional.of(germ), (one, other) -> Optional.<Resource>empty());
      }
    }
    for (Resource observation : observations) {
      if (isSusceptibility(observation.element())) {
        bySpecimen
            .getOrDefault(specimen(observation).element(), Optional.empty())
            .ifPresent(germ -> take(germ, observation.element()));
      }
    }
  }

  private Resource specimen(Resource observation) {
    Element reference = observation.element().first("specimen");
    return reference.isEmpty() ? Resource.NONE : resources.find(observation, reference);
  }

  private void take(Resource germ, Element observation) {
    if (germ.element() != observation && about.putIfAbsent(observation, germ) == null) {
      germs.put(germ.element(), germ);
    }
  }

  private static boolean isSusceptibility(Element observation) {
    return Susceptibility.isCode(value(observation).code())
        || Susceptibility.isCode(observation.text("valueString"))
        || observation.all("interpretation").stream()
            .anyMatch(one -> Susceptibility.isCode(new CodeableConcept(one).code()));
  }

  boolean isGerm(Element observation) {
    return germs.containsKey(observation);
  }

  /** The observation that names the micro-organism that another one is about. */
  Optional<Element> germOf(Element observation) {
    return Optional.ofNullable(about.get(observation)).map(Resource::element);
  }

  /** What tells a micro-organism from the others of its order, the same in a later version. */
  static String name(Element germ) {
    String identifier = germ.text("identifier", "value");
    CodeableConcept value = value(germ);
    String code = value.code().isEmpty() ? value.words() : value.code();
    return identifier.isEmpty() ? code : identifier;
  }
}
