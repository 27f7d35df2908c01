package org.estuaire.identity.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * From likely pairs to links and proposals: first the law excludes, then between two domains each
 * identity gets its best pair, then the law says which of these need nobody.
 */
final class Deciding {

  private final Domain left;
  private final Domain right;
  private final MatchSettings settings;
  private final Refused refused;

  Deciding(Domain left, Domain right, MatchSettings settings, Refused refused) {
    this.left = left;
    this.right = right;
    this.settings = settings;
    this.refused = refused;
  }

  /** Which pairs were unlinked or dismissed by hand. */
  interface Refused {
    boolean pair(int a, int b);
  }

  List<PairFound> decide(Edges likely) {
    LegalRules rules = new LegalRules(left, right, settings.today());
    Edges possible = possible(likely, rules);
    Rivals rivals = new Rivals(possible, left.size(), right.size());
    List<PairFound> found = new ArrayList<>();
    for (int edge : chosen(possible)) {
      int a = possible.left(edge);
      int b = possible.right(edge);
      float score = possible.score(edge);
      boolean sure = score >= settings.linkFrom() && !rivals.near(a, b, score);
      Ground ground = sure ? rules.ground(a, b, possible.pattern(edge)) : Ground.LIKENESS;
      found.add(
          new PairFound(
              left.key(a),
              right.key(b),
              score,
              ground,
              possible.pattern(edge),
              new PairFound.Rows(a, b)));
    }
    return found;
  }

  private Edges possible(Edges likely, LegalRules rules) {
    Edges possible = new Edges();
    for (int edge = 0; edge < likely.size(); edge++) {
      int a = likely.left(edge);
      int b = likely.right(edge);
      if (!rules.excluded(a, b) && !refused.pair(a, b)) {
        possible.add(a, b, likely.score(edge), likely.pattern(edge));
      }
    }
    return possible;
  }

  private int[] chosen(Edges possible) {
    return left == right
        ? java.util.stream.IntStream.range(0, possible.size()).toArray()
        : Assignment.oneToOne(possible, left.size(), right.size());
  }
}
