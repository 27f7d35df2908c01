package org.estuaire.identity.matching;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Scores candidate pairs on all processors and keeps those that are worth it. Workers with their
 * caches are used again from one stretch of pairs to the next.
 */
final class Comparing {

  private final Domain left;
  private final Domain right;
  private final double keepFrom;
  private final Weights weights;
  private final KindLikelihoods likelihoods;
  private final Map<Field, Frequencies> frequencies = new EnumMap<>(Field.class);
  private final Queue<Worker> free = new ConcurrentLinkedQueue<>();
  private final Queue<Worker> all = new ConcurrentLinkedQueue<>();

  /**
   * @param keepFrom pairs with a lower score are forgotten
   */
  Comparing(Domain left, Domain right, MatchModel model, double keepFrom) {
    this.left = left;
    this.right = right;
    this.keepFrom = keepFrom;
    this.weights = model.weights();
    this.likelihoods = new KindLikelihoods(weights);
    for (Field field : Scorer.texts()) {
      frequencies.put(
          field,
          Frequencies.of(
              requireNonNull(model.frequencies().get(field)),
              requireNonNull(model.totals().get(field)),
              left.lexicon()));
    }
  }

  Scorer scorer() {
    return new Scorer(left, right, weights, likelihoods, frequencies);
  }

  /** For one stretch of pairs. */
  Blocking.Sink sink() {
    return worker(false);
  }

  /** For pairs that come with the right row first. */
  Blocking.Sink turnedSink() {
    return worker(true);
  }

  private Worker worker(boolean turned) {
    Worker worker = free.poll();
    if (worker == null) {
      worker = new Worker();
      all.add(worker);
    }
    worker.turned = turned;
    return worker;
  }

  /** What was kept, sorted. */
  Edges kept() {
    List<Edges> parts = new ArrayList<>();
    all.forEach(worker -> parts.add(worker.edges));
    return Edges.sorted(parts);
  }

  /** Pairs compared, by rule. */
  Map<BlockingRule, Long> compared() {
    Map<BlockingRule, Long> compared = new EnumMap<>(BlockingRule.class);
    for (Worker worker : all) {
      for (BlockingRule rule : BlockingRule.values()) {
        compared.merge(rule, worker.compared[rule.ordinal()], Long::sum);
      }
    }
    return compared;
  }

  private final class Worker implements Blocking.Sink {

    private final PairComparison comparison = new PairComparison(left, right);
    private final Scorer scorer = scorer();
    private final Edges edges = new Edges();
    private final long[] compared = new long[BlockingRule.values().length];
    private boolean turned;

    @Override
    public void pair(int a, int b, BlockingRule rule) {
      int one = turned ? b : a;
      int other = turned ? a : b;
      compared[rule.ordinal()]++;
      long pattern = comparison.pattern(one, other);
      float score = (float) scorer.score(one, other, pattern);
      if (score >= keepFrom) {
        edges.add(one, other, score, pattern);
      }
    }

    @Override
    public void done() {
      free.add(this);
    }
  }
}
