package org.estuaire.identity.matching;

/**
 * What a blocking rule would give to compare.
 *
 * @param pairs by all keys of the rule, a pair as often as it has keys in common
 * @param largestBlock pairs under the most frequent key
 * @param blocksPassedOver keys that so many share that they tell nothing
 * @param explodes more pairs than the rule may yield: it is left out
 */
public record RuleCount(
    BlockingRule rule, long pairs, long largestBlock, int blocksPassedOver, boolean explodes) {}
