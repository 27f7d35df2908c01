package org.estuaire.identity.matching;

/**
 * Estimates the parameters by expectation and maximisation, from the patterns of candidate pairs.
 *
 * <p>Kinds are weighed against all pairs of the two domains, also those that no blocking rule
 * yields: so u may be taken from random pairs although candidates are anything but random, and the
 * score that comes out is a posterior. What strangers agree on is taken from random pairs, exact
 * agreement from counts of equal values, both without the pairs that are one person or relatives.
 */
final class Estimation {

  private static final int ROUNDS = 25;
  private static final double PRIOR_PAIRS = 20;

  /** One person in a thousand is known under somebody else's number. */
  private static final double WRONG_NUMBERS = 1e-3;

  /** Relatives never vanish: per person at least this many pairs of each kind. */
  private static final double LEAST_PER_PERSON = 5e-4;

  private static final Field[] FIELDS = Field.values();
  private static final PairKind[] KINDS = PairKind.values();

  private final double allPairs;
  private final double persons;
  private final Coincidences coincidences;
  private final RandomPairs random;
  private final long[] patterns;
  private final double[] counts;

  /**
   * @param scale of how many candidate pairs each one counted stands
   */
  Estimation(
      double allPairs,
      int persons,
      Coincidences coincidences,
      RandomPairs random,
      PatternCounts candidates,
      double scale) {
    this.allPairs = allPairs;
    this.persons = persons;
    this.coincidences = coincidences;
    this.random = random;
    this.patterns = candidates.sorted();
    this.counts = new double[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      counts[i] = candidates.count(patterns[i]) * scale;
    }
  }

  Weights run() {
    Weights weights =
        new Weights(
            FirstGuess.within(), strangers(new double[Field.COUNT][Level.COUNT]), firstKinds());
    for (int round = 0; round < ROUNDS; round++) {
      weights = better(weights);
    }
    return weights;
  }

  private double[] firstKinds() {
    double[] kinds = new double[PairKind.COUNT];
    double rest = 1;
    for (PairKind kind : KINDS) {
      double share = kind.perPerson() * persons * (kind.onePerson() ? 0.5 : 1) / allPairs;
      kinds[kind.ordinal()] = Math.min(0.2, share);
      rest -= kind == PairKind.STRANGERS ? 0 : kinds[kind.ordinal()];
    }
    kinds[PairKind.STRANGERS.ordinal()] = rest;
    return kinds;
  }

  private Weights better(Weights weights) {
    KindLikelihoods likelihoods = new KindLikelihoods(weights);
    double[] kinds = new double[PairKind.COUNT];
    double[][] within = new double[Field.COUNT][Level.COUNT];
    double[][] related = new double[Field.COUNT][Level.COUNT];
    double[] shares = new double[PairKind.COUNT];
    for (int i = 0; i < patterns.length; i++) {
      likelihoods.of(patterns[i], shares);
      KindLikelihoods.normalise(shares);
      for (Field field : FIELDS) {
        int level = field.level(patterns[i]);
        within[field.ordinal()][level] += counts[i] * onePerson(shares, field);
        related[field.ordinal()][level] += counts[i] * (1 - shares[PairKind.STRANGERS.ordinal()]);
      }
      for (int kind = 0; kind < PairKind.COUNT; kind++) {
        kinds[kind] += counts[i] * shares[kind];
      }
    }
    return new Weights(smoothed(within), strangers(related), normalised(kinds));
  }

  private static double onePerson(double[] shares, Field field) {
    double sum = 0;
    for (PairKind kind : KINDS) {
      sum += kind.onePerson() && kind.shares(field) ? shares[kind.ordinal()] : 0;
    }
    return sum;
  }

  private double[] normalised(double[] counted) {
    double[] kinds = new double[PairKind.COUNT];
    double rest = 1;
    for (PairKind kind : KINDS) {
      if (kind != PairKind.STRANGERS) {
        double pairs = Math.max(counted[kind.ordinal()], LEAST_PER_PERSON * persons);
        pairs = kind.onePerson() ? pairs : Math.min(pairs, kind.perPerson() * persons);
        kinds[kind.ordinal()] = Math.min(0.2, pairs / allPairs);
        rest -= kinds[kind.ordinal()];
      }
    }
    kinds[PairKind.STRANGERS.ordinal()] = rest;
    return kinds;
  }

  private static double[][] smoothed(double[][] counted) {
    double[][] first = FirstGuess.within();
    double[][] m = new double[Field.COUNT][Level.COUNT];
    for (int field = 0; field < Field.COUNT; field++) {
      double total = PRIOR_PAIRS;
      for (int level = 1; level < Level.COUNT; level++) {
        total += counted[field][level];
      }
      for (int level = 1; level < Level.COUNT; level++) {
        m[field][level] = (counted[field][level] + PRIOR_PAIRS * first[field][level]) / total;
      }
    }
    return m;
  }

  /** What strangers agree on: what random pairs do, less those who are none. */
  private double[][] strangers(double[][] related) {
    double[][] u = new double[Field.COUNT][Level.COUNT];
    for (Field field : FIELDS) {
      double[] row = u[field.ordinal()];
      double[] relatedRow = related[field.ordinal()];
      double stated = allPairs * random.statedShare(field);
      double total = 0;
      for (int level = 1; level < Level.COUNT; level++) {
        double pairs = random.share(field, level) * stated;
        double least = random.smallestShare() * stated;
        row[level] = Math.max(least, pairs - relatedRow[level]) / Math.max(1, stated);
      }
      exact(field, row, relatedRow[Level.SAME.ordinal()]);
      for (double share : row) {
        total += share;
      }
      for (int level = 1; level < Level.COUNT; level++) {
        row[level] /= total;
      }
    }
    swapped(u);
    return u;
  }

  private void exact(Field field, double[] row, double related) {
    if (!coincidences.know(field)) {
      return;
    }
    double stated = coincidences.stated(field);
    boolean numbers = field == Field.NUMBER || field == Field.PHONE;
    double least = numbers ? WRONG_NUMBERS / persons : 0.5 / stated;
    row[Level.SAME.ordinal()] = Math.max(least, (coincidences.equal(field) - related) / stated);
  }

  /** Names exchanged by chance: both would have to agree, each in the other's place. */
  private static void swapped(double[][] u) {
    double[] name = u[Field.NAME.ordinal()];
    double[] given = u[Field.GIVEN.ordinal()];
    int same = Level.SAME.ordinal();
    double chance = 4 * name[same] * given[same];
    name[Level.SWAPPED.ordinal()] = Math.max(1e-9, Math.min(chance, name[Level.SWAPPED.ordinal()]));
  }
}
