package org.estuaire.identity.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Which field gave how much to a score, in bits; together they are the score.
 *
 * @param before odds before anything is compared: how rare one person is among all pairs
 * @param fields what agreement or disagreement of each field adds, set against strangers
 * @param relatives what is taken off again because relatives agree on it too, or given back where
 *     one address is an earlier one
 */
public record Explanation(double before, List<Part> fields, double relatives) {

  /** One field's part. */
  public record Part(Field field, Level level, double bits) {}

  static Explanation of(PairFound pair, Weights weights, ToDoubleFunction<Field> adjustment) {
    double before = weights.logKind(PairKind.SAME_PERSON) - weights.logKind(PairKind.STRANGERS);
    double sum = before;
    List<Part> parts = new ArrayList<>();
    for (Field field : Field.values()) {
      Level level = pair.level(field);
      if (level != Level.MISSING) {
        double bits =
            weights.log(PairKind.SAME_PERSON, field, level)
                - weights.log(PairKind.STRANGERS, field, level)
                + adjustment.applyAsDouble(field);
        parts.add(new Part(field, level, bits));
        sum += bits;
      }
    }
    return new Explanation(before, List.copyOf(parts), pair.score() - sum);
  }
}
