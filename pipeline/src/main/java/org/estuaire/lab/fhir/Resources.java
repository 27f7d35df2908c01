package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.fhir.Element;

/** The resources of a bundle, found by the references to them. Nothing outside is looked up. */
final class Resources {

  private final List<Entry> entries;
  private final List<Resource> resources;
  private final References references;

  Resources(List<Entry> entries, References references) {
    this.entries = entries;
    this.resources = entries.stream().map(Resources::of).toList();
    this.references = references;
  }

  private static Resource of(Entry entry) {
    return new Resource(entry.resource(), entry.path(), entry.resource());
  }

  Resource at(int position) {
    return resources.get(position);
  }

  /** Every resource of a type, in order. */
  List<Resource> all(String type) {
    List<Resource> all = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.type().equals(type)) {
        all.add(at(entry.position()));
      }
    }
    return all;
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
    int found = references.position(reference);
    return found == References.NOWHERE ? Resource.NONE : at(found);
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
