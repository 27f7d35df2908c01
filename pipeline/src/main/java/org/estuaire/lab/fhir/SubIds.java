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
  private final Set<Key> places = new HashSet<>();

  /**
   * The sub-identifier of the next result of a code outside any group: empty for the first one, and
   * for another what it was measured in rather than its rank, which is another where a later bundle
   * corrects that result alone.
   *
   * @param measuredIn empty where nobody says
   */
  String nextIn(String measuredIn, String code) {
    Key first = new Key("", code);
    boolean another = places.add(new Key(measuredIn, code)) && ranks.containsKey(first);
    if (measuredIn.isEmpty() || !another || !taken.add(new Key(measuredIn, code))) {
      return next("", code);
    }
    ranks.merge(first, 1, Integer::sum);
    return measuredIn;
  }

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
