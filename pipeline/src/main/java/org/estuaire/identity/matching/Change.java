package org.estuaire.identity.matching;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Identities of one domain that changed or are new, written into their rows. */
final class Change {

  private final BitSet rows = new BitSet();

  Change(Domain domain, Keys keys, Encoder encoder, List<MatchEntry> entries) {
    Map<Long, Integer> known = known(domain, entries);
    for (MatchEntry entry : entries) {
      Integer row = known.get(entry.key());
      if (row == null) {
        row = domain.add(entry.key(), encoder.row(entry));
        known.put(entry.key(), row);
      } else {
        domain.replace(row, encoder.row(entry));
      }
      rows.set(row);
    }
    rows.stream().forEach(row -> keys.renew(domain, row));
  }

  boolean has(int row) {
    return rows.get(row);
  }

  /** The rows of these entries: one pass over the domain, since few of many change. */
  private static Map<Long, Integer> known(Domain domain, List<MatchEntry> entries) {
    Map<Long, Integer> rows = new HashMap<>();
    entries.forEach(entry -> rows.put(entry.key(), -1));
    for (int row = 0; row < domain.size(); row++) {
      if (rows.containsKey(domain.key(row))) {
        rows.put(domain.key(row), row);
      }
    }
    rows.values().removeIf(row -> row < 0);
    return rows;
  }
}
