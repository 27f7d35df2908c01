package org.estuaire.identity.matching;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The candidate pairs of two domains: for each rule both sides are sorted by key and joined. A pair
 * comes once, by the first rule that yields it; whether an earlier one does is read from the keys
 * themselves. Keys that very many share are passed over ({@link StopKeys}).
 */
final class Blocking {

  private static final int PARTS = 64;

  private final Keys left;
  private final Keys right;
  private final boolean within;

  /**
   * @param within both are the same domain: each pair once, none with itself
   */
  Blocking(Keys left, Keys right, boolean within) {
    this.left = left;
    this.right = right;
    this.within = within;
  }

  /** Takes candidate pairs; one for each part of the work, so no two threads meet in one. */
  interface Sink {
    void pair(int a, int b, BlockingRule rule);

    /** No more pairs come. */
    void done();
  }

  /** Which rows take part. */
  interface Choice {
    Choice ALL = row -> true;

    boolean takes(int row);
  }

  /** Takes the blocks of a join: a range of places on either side. */
  private interface Blocks {
    void block(int from, int to, int otherFrom, int otherTo);
  }

  /** The pairs under a rule, and the keys that are too common to tell anything. */
  RuleCount count(BlockingRule rule, long most, StopKeys.Growing stop) {
    SortedKeys one = SortedKeys.of(left, rule, Choice.ALL, SortedKeys.Wanted.ALL);
    SortedKeys other = within ? one : SortedKeys.of(right, rule, Choice.ALL, SortedKeys.Wanted.ALL);
    long[] counts = new long[3];
    join(
        one,
        other,
        0,
        one.size(),
        (from, to, otherFrom, otherTo) -> {
          long pairs = pairs(to - from, otherTo - otherFrom);
          if (rule.asksWithoutBirthDate()) {
            pairs -= pairs(born(left, one, from, to), born(right, other, otherFrom, otherTo));
          }
          counts[1] = Math.max(counts[1], pairs);
          if (pairs > StopKeys.LARGEST_BLOCK) {
            stop.add(rule, one.key(from));
            counts[2]++;
          } else {
            counts[0] += pairs;
          }
        });
    return new RuleCount(rule, counts[0], counts[1], (int) counts[2], counts[0] > most);
  }

  private long pairs(long here, long there) {
    return within ? here * (here - 1) / 2 : here * there;
  }

  private static int born(Keys keys, SortedKeys sorted, int from, int to) {
    int born = 0;
    for (int at = from; at < to; at++) {
      born += keys.born(sorted.row(at)) ? 1 : 0;
    }
    return born;
  }

  /**
   * All candidate pairs of the rows chosen on the left.
   *
   * @param rules in force, in order
   */
  void pairs(List<BlockingRule> rules, StopKeys stop, Choice choice, Supplier<Sink> sinks) {
    for (BlockingRule rule : rules) {
      SortedKeys one = SortedKeys.of(left, rule, choice, SortedKeys.Wanted.ALL);
      SortedKeys other = other(rule, choice, one);
      List<BlockingRule> earlier = rules.subList(0, rules.indexOf(rule));
      int parts = one.size() < PARTS * 16 ? 1 : PARTS;
      IntStream.range(0, parts)
          .parallel()
          .forEach(part -> new Part(rule, earlier, stop, one, other, sinks.get()).run(part, parts));
    }
  }

  private SortedKeys other(BlockingRule rule, Choice choice, SortedKeys one) {
    return choice == Choice.ALL
        ? within ? one : SortedKeys.of(right, rule, Choice.ALL, SortedKeys.Wanted.ALL)
        : SortedKeys.of(right, rule, Choice.ALL, one.wanted());
  }

  /** One stretch of keys under one rule. */
  private final class Part {

    private final BlockingRule rule;
    private final List<BlockingRule> earlier;
    private final StopKeys stop;
    private final SortedKeys one;
    private final SortedKeys other;
    private final Sink sink;

    Part(
        BlockingRule rule,
        List<BlockingRule> earlier,
        StopKeys stop,
        SortedKeys one,
        SortedKeys other,
        Sink sink) {
      this.rule = rule;
      this.earlier = earlier;
      this.stop = stop;
      this.one = one;
      this.other = other;
      this.sink = sink;
    }

    void run(int part, int parts) {
      join(one, other, border(part, parts), border(part + 1, parts), this::block);
      sink.done();
    }

    /** A place where a key begins. */
    private int border(int part, int parts) {
      int at = (int) ((long) one.size() * part / parts);
      return at == 0 || at >= one.size() ? at : one.place(one.key(at));
    }

    private void block(int from, int to, int otherFrom, int otherTo) {
      int key = one.key(from);
      if (stop.holds(rule, key)) {
        return;
      }
      for (int i = from; i < to; i++) {
        int a = one.row(i);
        for (int j = otherFrom; j < otherTo; j++) {
          int b = other.row(j);
          if ((!within || a < b) && firstHere(key, a, b)) {
            sink.pair(a, b, rule);
          }
        }
      }
    }

    private boolean firstHere(int key, int a, int b) {
      if (rule.asksWithoutBirthDate() && left.born(a) && right.born(b)) {
        return false;
      }
      if (rule.width() > 1 && !least(key, a, b)) {
        return false;
      }
      for (BlockingRule before : earlier) {
        if (Keys.yields(left, a, right, b, before, stop)) {
          return false;
        }
      }
      return true;
    }

    private boolean least(int key, int a, int b) {
      return Keys.least(left, a, right, b, rule, stop) == key;
    }
  }

  private static void join(SortedKeys one, SortedKeys other, int from, int to, Blocks blocks) {
    if (from >= to) {
      return;
    }
    int j = other.place(one.key(from));
    for (int i = from; i < to; ) {
      int end = one.end(i);
      j = other.advance(j, one, i);
      int otherEnd = j;
      while (other.sameKey(otherEnd, one, i)) {
        otherEnd++;
      }
      if (otherEnd > j) {
        blocks.block(i, end, j, otherEnd);
      }
      i = end;
    }
  }
}
