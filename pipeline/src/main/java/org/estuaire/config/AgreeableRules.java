package org.estuaire.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The codes of the rules on whose severity a council may agree.
 *
 * @param judged known while the record can still be refused
 * @param onlyTold known only once the record is loaded: told or not, never refused
 */
public record AgreeableRules(Set<String> judged, Set<String> onlyTold) {

  /** Nothing can be agreed on. */
  static final AgreeableRules NONE = new AgreeableRules(Set.of(), Set.of());

  public AgreeableRules {
    judged = Set.copyOf(judged);
    onlyTold = Set.copyOf(onlyTold);
  }

  /** All of them, in order. */
  Set<String> all() {
    return Stream.concat(judged.stream(), onlyTold.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
