package org.estuaire.identity.matching;

import java.util.Arrays;

/**
 * The five strict traits of each row as one number, and how many rows have the same: who shares
 * them with somebody else has a homonym. 64 bits: among a million identities, two different persons
 * under one number are as good as impossible, and would only keep a pair from being linked.
 */
final class StrictKeys {

  private final long[] keys;
  private final long[] sorted;

  private StrictKeys(long[] keys) {
    this.keys = keys;
    this.sorted = keys.clone();
    Arrays.parallelSort(sorted);
  }

  static StrictKeys of(Domain domain) {
    long[] keys = new long[domain.size()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = key(domain, row);
    }
    return new StrictKeys(keys);
  }

  private static long key(Domain domain, int row) {
    int name = domain.at(row, Domain.NAME);
    int given = domain.at(row, Domain.GIVEN);
    int birth = domain.at(row, Domain.BIRTH);
    int sex = domain.sex(row);
    int place = domain.at(row, Domain.PLACE);
    boolean named = domain.lexicon().telling(name) && domain.lexicon().telling(given);
    if (!named || birth == 0 || sex == 0 || place == 0) {
      return 0;
    }
    long names = Mix.longs((long) name << 32 | given);
    long key = Mix.longs(names + Mix.longs((long) birth << 32 | place) * 3 + sex);
    return key == 0 ? 1 : key;
  }

  /** 0 where a strict trait is not stated. */
  long key(int row) {
    return keys[row];
  }

  int bearers(long key) {
    int found = Arrays.binarySearch(sorted, key);
    if (found < 0) {
      return 0;
    }
    int first = found;
    while (first > 0 && sorted[first - 1] == key) {
      first--;
    }
    int last = found;
    while (last + 1 < sorted.length && sorted[last + 1] == key) {
      last++;
    }
    return last - first + 1;
  }
}
