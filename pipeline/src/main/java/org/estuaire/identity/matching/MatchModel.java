package org.estuaire.identity.matching;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * All that a score depends on beside the two identities: parameters, frequencies of texts, the
 * blocking rules in force and the keys passed over. Frozen when the two domains were last
 * reconciled in full, so that a nightly change of a few identities gives the scores that a full run
 * would give.
 *
 * @param rules the blocking rules in force, in order
 * @param stopKeys keys that are passed over
 * @param frequencies by field, the texts that many bear
 * @param totals by field, how many identities state it
 */
public record MatchModel(
    double[][] m,
    double[][] u,
    double[] kinds,
    List<BlockingRule> rules,
    long[] stopKeys,
    Map<Field, SortedMap<String, Integer>> frequencies,
    Map<Field, Double> totals) {

  Weights weights() {
    return new Weights(m, u, kinds);
  }

  /** Of the model only its size: names are in it. */
  @Override
  public String toString() {
    return "MatchModel[" + rules.size() + " rules]";
  }
}
