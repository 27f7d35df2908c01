package org.estuaire.lab.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Finds the entry that a reference means (FHIR R4, 2.36.4.1): by its full URL, or by type and id
 * where only one entry answers to them. Two entries of one name are none: the wrong one of two
 * patients must not be taken.
 */
final class References {

  /** Stands for no position: nothing answers to a name, or more than one entry does. */
  static final int NOWHERE = -1;

  private final Map<String, Integer> byUrl = new HashMap<>();
  private final Map<String, Integer> byTypeAndId = new HashMap<>();

  void add(int position, String fullUrl, String type, String id) {
    String ofUrl = typeAndId(fullUrl);
    String ofResource = id.isEmpty() ? "" : type + "/" + id;
    put(byUrl, fullUrl, position);
    put(byTypeAndId, ofResource, position);
    if (!ofUrl.equals(ofResource)) {
      put(byTypeAndId, ofUrl, position);
    }
  }

  private static void put(Map<String, Integer> names, String name, int position) {
    if (!name.isEmpty()) {
      names.merge(name, position, (one, other) -> NOWHERE);
    }
  }

  static References of(List<Entry> entries) {
    References references = new References();
    for (Entry entry : entries) {
      references.add(entry.position(), entry.fullUrl(), entry.type(), entry.resource().text("id"));
    }
    return references;
  }

  /** The position of the entry. */
  OptionalInt find(String reference) {
    int found = position(reference);
    return found == NOWHERE ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /** The position of the entry, {@link #NOWHERE} without one. */
  int position(String reference) {
    int history = reference.indexOf("/_history/");
    String plain = history < 0 ? reference : reference.substring(0, history);
    Integer found = byUrl.get(plain);
    if (found == null) {
      found = byTypeAndId.get(typeAndId(plain));
    }
    return found == null ? NOWHERE : found;
  }

  /** The name of the type in a reference, empty without one. */
  static String type(String reference) {
    String named = typeAndId(reference);
    return named.substring(0, Math.max(0, named.indexOf('/')));
  }

  /** The last two segments of an address, where they are the name of a type and an id. */
  private static String typeAndId(String url) {
    int id = url.lastIndexOf('/');
    if (id <= 0 || id == url.length() - 1 || url.startsWith("urn:")) {
      return "";
    }
    int type = url.lastIndexOf('/', id - 1) + 1;
    boolean named = type < id && Character.isUpperCase(url.charAt(type));
    return named ? url.substring(type) : "";
  }
}
