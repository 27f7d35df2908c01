package org.estuaire.identity.matching;

import java.util.List;
import java.util.Map;

/**
 * What a reconciliation found.
 *
 * @param pairs linked or proposed, in the order in which the left identities were added
 * @param model with which it was found; keep it for {@link Reconciliation#update}
 * @param compared candidate pairs that were scored, by the rule that yielded them
 * @param likely pairs that score high enough, before each identity got at most one
 */
public record Outcome(
    List<PairFound> pairs, MatchModel model, Map<BlockingRule, Long> compared, long likely) {

  public long candidates() {
    return compared.values().stream().mapToLong(Long::longValue).sum();
  }

  public long automatic() {
    return pairs.stream().filter(PairFound::automatic).count();
  }

  /** Of the pairs, only how many. */
  @Override
  public String toString() {
    return "Outcome[" + pairs.size() + " pairs]";
  }
}
