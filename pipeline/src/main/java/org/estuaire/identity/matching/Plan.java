package org.estuaire.identity.matching;

import java.util.ArrayList;
import java.util.List;

/** What would be compared, counted before anything is. */
public final class Plan {

  /** Pairs that one rule may yield for each identity of the two domains. */
  static final long MOST_PER_IDENTITY = 40;

  private static final long ALWAYS_ALLOWED = 2_000_000;

  private final List<RuleCount> counts;
  private final StopKeys stopKeys;

  private Plan(List<RuleCount> counts, StopKeys stopKeys) {
    this.counts = List.copyOf(counts);
    this.stopKeys = stopKeys;
  }

  static Plan of(Blocking blocking, long identities) {
    long most = Math.max(ALWAYS_ALLOWED, MOST_PER_IDENTITY * identities);
    StopKeys.Growing stop = new StopKeys.Growing();
    List<RuleCount> counts = new ArrayList<>();
    for (BlockingRule rule : BlockingRule.values()) {
      counts.add(blocking.count(rule, most, stop));
    }
    return new Plan(counts, stop.frozen());
  }

  /** Every rule, in order. */
  public List<RuleCount> counts() {
    return counts;
  }

  /** The rules in force: those that don't explode. */
  public List<BlockingRule> rules() {
    return counts.stream().filter(count -> !count.explodes()).map(RuleCount::rule).toList();
  }

  /** Pairs under the rules in force, a pair as often as it has keys in common. */
  public long pairs() {
    return counts.stream().filter(count -> !count.explodes()).mapToLong(RuleCount::pairs).sum();
  }

  StopKeys stopKeys() {
    return stopKeys;
  }
}
