package org.estuaire.lab.fhir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells results of one code apart by their rank in the report, inside the group they belong to: the
 * same in a later version of the report, which lists its results in the same order.
 */
final class SubIds {

  private record Key(String group, String code) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  private final Map<Key, Integer> ranks = new HashMap<>();
  private final Set<Key> taken = new HashSet<>();

  /**
   * The sub-identifier of the next result of a code: empty for the first one.
   *
   * @param group sub-identifier of the result that groups it, empty without one
   */
  String next(String group, String code) {
    int rank = ranks.merge(new Key(group, code), 1, Integer::sum);
    String subId = rank == 1 ? group : (group.isEmpty() ? "" : group + ".") + rank;
    while (!taken.add(new Key(subId, code))) {
      subId = subId + "." + rank;
    }
    return subId;
  }
}
