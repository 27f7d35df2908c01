package org.estuaire.identity.matching;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a text stands in a field, in both domains together: two MARTIN who agree prove less
 * than two of a rare name. Texts that fewer than {@link #FEWEST} identities bear count as borne by
 * two, and are not kept: a kept table identifies nobody.
 */
final class Frequencies {

  /** Smallest count that is kept. */
  static final int FEWEST = 5;

  private static final int RARE = 2;

  private final int[] counts;
  private final double total;

  private Frequencies(int[] counts, double total) {
    this.counts = counts;
    this.total = Math.max(1, total);
  }

  static Frequencies of(int column, Domain left, Domain right) {
    int[] counts = new int[left.lexicon().size()];
    long total = count(column, left, counts);
    if (left != right) {
      total += count(column, right, counts);
    }
    return new Frequencies(counts, total);
  }

  /** A table that was kept, for another lexicon. */
  static Frequencies of(SortedMap<String, Integer> kept, double total, Lexicon lexicon) {
    int[] counts = new int[lexicon.size()];
    kept.forEach(
        (text, count) -> {
          int number = lexicon.known(text);
          if (number != 0) {
            counts[number] = count;
          }
        });
    return new Frequencies(counts, total);
  }

  private static long count(int column, Domain domain, int[] counts) {
    long total = 0;
    for (int row = 0; row < domain.size(); row++) {
      int number = domain.at(row, column);
      if (number != 0) {
        counts[number]++;
        total++;
      }
    }
    return total;
  }

  /** Share of the identities that bear a text. */
  double share(int number) {
    int count = number < counts.length ? counts[number] : 0;
    return (count < FEWEST ? RARE : count) / total;
  }

  double total() {
    return total;
  }

  /** What is worth keeping. */
  SortedMap<String, Integer> kept(Lexicon lexicon) {
    SortedMap<String, Integer> kept = new TreeMap<>();
    for (int number = 1; number < counts.length; number++) {
      if (counts[number] >= FEWEST) {
        kept.put(lexicon.text(number), counts[number]);
      }
    }
    return kept;
  }
}
