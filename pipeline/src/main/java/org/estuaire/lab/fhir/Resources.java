package org.estuaire.lab.fhir;

import java.util.List;
import java.util.OptionalInt;

/** The resources of a bundle, found by the references to them. Nothing outside is looked up. */
final class Resources {

  private final List<Entry> entries;
  private final References references;

  Resources(List<Entry> entries, References references) {
    this.entries = entries;
    this.references = references;
  }

  Resource at(int position) {
    Entry entry = entries.get(position);
    return new Resource(entry.resource(), entry.path(), entry.resource());
  }

  /** Every resource of a type, in order. */
  List<Resource> all(String type) {
    return entries.stream()
        .filter(entry -> entry.type().equals(type))
        .map(entry -> at(entry.position()))
        .toList();
  }

  /**
   * What a reference means, {@link Resource#NONE} when it leads nowhere.
   *
   * @param from the resource that refers
   */
  Resource find(Resource from, Element reference) {
    return find(from, reference.text("reference"));
  }

  Resource find(Resource from, String reference) {
    if (reference.startsWith("#")) {
      return contained(from, reference.substring(1));
    }
    OptionalInt found = reference.isEmpty() ? OptionalInt.empty() : references.find(reference);
    return found.isPresent() ? at(found.getAsInt()) : Resource.NONE;
  }

  private static Resource contained(Resource from, String id) {
    for (Element resource : from.owner().all("contained")) {
      if (resource.text("id").equals(id)) {
        return new Resource(resource, from.path() + ".contained", from.owner());
      }
    }
    return Resource.NONE;
  }
}
