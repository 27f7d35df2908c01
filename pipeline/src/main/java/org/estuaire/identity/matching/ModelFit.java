package org.estuaire.identity.matching;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Fits a model to two domains: unsupervised, from a sample of their candidate pairs. */
final class ModelFit {

  /** Candidate pairs from which the parameters are estimated, about. */
  private static final long SAMPLE = 600_000;

  private final Domain left;
  private final Domain right;
  private final Blocking blocking;
  private final Plan plan;

  ModelFit(Domain left, Domain right, Blocking blocking, Plan plan) {
    this.left = left;
    this.right = right;
    this.blocking = blocking;
    this.plan = plan;
  }

  MatchModel fit() {
    long oneIn = Math.max(1, plan.pairs() / SAMPLE);
    Estimation estimation =
        new Estimation(
            allPairs(),
            Math.min(left.size(), right.size()),
            Coincidences.of(left, right),
            RandomPairs.of(left, right),
            sample(oneIn),
            oneIn);
    Weights weights = estimation.run();
    Map<Field, SortedMap<String, Integer>> texts = new EnumMap<>(Field.class);
    Map<Field, Double> totals = new EnumMap<>(Field.class);
    for (Field field : Scorer.texts()) {
      Frequencies frequencies = Frequencies.of(Scorer.column(field), left, right);
      texts.put(field, frequencies.kept(left.lexicon()));
      totals.put(field, frequencies.total());
    }
    return new MatchModel(
        weights.m(),
        weights.u(),
        weights.kinds(),
        plan.rules(),
        plan.stopKeys().keys(),
        texts,
        totals);
  }

  private double allPairs() {
    return left == right
        ? left.size() * (left.size() - 1.0) / 2
        : (double) left.size() * right.size();
  }

  /** The patterns of every so-manieth row with its candidates. */
  private PatternCounts sample(long oneIn) {
    Queue<Counting> parts = new ConcurrentLinkedQueue<>();
    Blocking.Choice choice =
        oneIn == 1
            ? Blocking.Choice.ALL
            : row -> Long.remainderUnsigned(Mix.longs(row), oneIn) == 0;
    blocking.pairs(
        plan.rules(),
        plan.stopKeys(),
        choice,
        () -> {
          Counting counting = new Counting(new PairComparison(left, right));
          parts.add(counting);
          return counting;
        });
    PatternCounts all = new PatternCounts();
    parts.forEach(part -> all.addAll(part.counts));
    return all;
  }

  private static final class Counting implements Blocking.Sink {

    private final PatternCounts counts = new PatternCounts();
    private @Nullable PairComparison comparison;

    Counting(PairComparison comparison) {
      this.comparison = comparison;
    }

    @Override
    public void pair(int a, int b, BlockingRule rule) {
      counts.add(requireNonNull(comparison).pattern(a, b), 1);
    }

    @Override
    public void done() {
      comparison = null;
    }
  }
}
