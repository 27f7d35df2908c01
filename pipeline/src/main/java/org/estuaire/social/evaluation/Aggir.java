package org.estuaire.social.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The national grid AGGIR: from what a person does alone (A), in part (B) or not (C) to the group
 * of need for help (GIR, 1 most dependent to 6). The weights are the law's, also where a worse
 * letter makes a better group.
 *
 * <p>Source: CASF annexe 2-2. The algorithm belongs to the Syndicat national de gérontologie
 * clinique (décret 97-427, annexe II): it is computed here for public authorities, to check what
 * they state.
 */
public final class Aggir {

  /**
   * The variables of which the group depends, in the order of their letters: coherence,
   * orientation, washing, dressing, eating, elimination, transfers, moving indoors. Moving outdoors
   * and communication at a distance weigh nothing.
   */
  public static final int WEIGHING = 8;

  private static final List<Group> GROUPS =
      List.of(
          group(
                  weights(2000, 1200, 40, 40, 60, 100, 800, 200),
                  weights(0, 0, 16, 16, 20, 16, 120, 32))
              .ranks(from(4380, 1), from(4140, 2), from(3390, 3)),
          group(
                  weights(1500, 1200, 40, 40, 60, 100, 800, -80),
                  weights(320, 120, 16, 16, 0, 16, 120, -40))
              .ranks(from(2016, 4)),
          group(weights(0, 0, 40, 40, 60, 160, 1000, 400), weights(0, 0, 16, 16, 20, 20, 200, 40))
              .ranks(from(1700, 5), from(1432, 6)),
          group(weights(0, 0, 0, 0, 2000, 400, 2000, 200), weights(0, 0, 0, 0, 200, 200, 200, 0))
              .ranks(from(2400, 7)),
          group(
                  weights(400, 400, 400, 400, 400, 800, 800, 200),
                  weights(0, 0, 100, 100, 100, 100, 100, 0))
              .ranks(from(1200, 8)),
          group(
                  weights(200, 200, 500, 500, 500, 500, 500, 200),
                  weights(100, 100, 100, 100, 100, 100, 100, 0))
              .ranks(from(800, 9)),
          group(
                  weights(150, 150, 300, 300, 500, 500, 400, 200),
                  weights(0, 0, 200, 200, 200, 200, 200, 100))
              .ranks(from(650, 10)),
          group(
                  weights(0, 0, 3000, 3000, 3000, 3000, 1000, 1000),
                  weights(0, 0, 2000, 2000, 2000, 2000, 2000, 1000))
              .ranks(from(4000, 11), from(2000, 12)));

  private static final int LAST_RANK = 13;

  /** The GIR of each rank, from the first. */
  private static final int[] GIR = {1, 2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6};

  private Aggir() {}

  private record Rank(int least, int number) {}

  /** One of the groups of weights, tried one after another until a sum is high enough. */
  private record Group(int[] ofC, int[] ofB, List<Rank> ranks) {

    Group ranks(Rank... inTheirOrder) {
      return new Group(ofC, ofB, List.of(inTheirOrder));
    }

    OptionalInt rank(String letters) {
      int sum = 0;
      for (int variable = 0; variable < WEIGHING; variable++) {
        sum +=
            switch (letters.charAt(variable)) {
              case 'C' -> ofC[variable];
              case 'B' -> ofB[variable];
              default -> 0;
            };
      }
      int reached = sum;
      return ranks.stream()
          .filter(rank -> reached >= rank.least())
          .mapToInt(Rank::number)
          .findFirst();
    }
  }

  private static Group group(int[] ofC, int[] ofB) {
    return new Group(ofC, ofB, List.of());
  }

  private static int[] weights(int... ofEachVariable) {
    return Arrays.copyOf(ofEachVariable, WEIGHING);
  }

  private static Rank from(int least, int number) {
    return new Rank(least, number);
  }

  /**
   * The group of a profile.
   *
   * @param letters of the variables in their order, of which the first eight count
   * @return empty unless those are letters A, B and C
   */
  public static OptionalInt gir(String letters) {
    OptionalInt rank = rank(letters);
    return rank.isPresent() ? OptionalInt.of(GIR[rank.getAsInt() - 1]) : OptionalInt.empty();
  }

  /** The rank, 1 to 13, that the law gives a profile on the way to its group. */
  static OptionalInt rank(String letters) {
    if (letters.length() < WEIGHING || !letters.substring(0, WEIGHING).matches("[ABC]+")) {
      return OptionalInt.empty();
    }
    for (Group group : GROUPS) {
      OptionalInt rank = group.rank(letters);
      if (rank.isPresent()) {
        return rank;
      }
    }
    return OptionalInt.of(LAST_RANK);
  }
}
