package org.estuaire.extract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The way from loaded to delivered persons; small counts are hidden as in every table. */
public final class Flow {

  private final Map<Fate, Long> persons;
  private final SuppressedTable table;

  Flow(Map<Fate, Long> counted, int threshold) {
    this.persons = new EnumMap<>(Fate.class);
    long[][] cells = new long[1][Fate.values().length];
    for (Fate fate : Fate.values()) {
      persons.put(fate, counted.getOrDefault(fate, 0L));
      cells[0][fate.ordinal()] = persons.get(fate);
    }
    this.table = SuppressedTable.of(cells, threshold);
  }

  /** Exact; for the operator's eyes only, never for a file that leaves. */
  public long persons(Fate fate) {
    return requireNonNull(persons.get(fate));
  }

  public String shown(Fate fate) {
    return table.shown(0, fate.ordinal());
  }

  public String shownLoaded() {
    return table.shown(0, Fate.values().length);
  }

  /** The sum of three fates gives nothing away only if each of them is shown. */
  public String shownEligible() {
    long sum = 0;
    for (Fate fate : Fate.values()) {
      if (fate.isEligible() && table.isHidden(0, fate.ordinal())) {
        return SuppressedTable.HIDDEN;
      }
      sum += fate.isEligible() ? requireNonNull(persons.get(fate)) : 0;
    }
    return Long.toString(sum);
  }

  /** Step, reason, persons: loaded, not eligible by reason, eligible, excluded, delivered. */
  List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("chargées", "", shownLoaded()));
    for (Fate fate : Fate.values()) {
      if (!fate.isEligible()) {
        lines.add(List.of("non éligibles", fate.label(), shown(fate)));
      }
    }
    lines.add(List.of("éligibles", "", shownEligible()));
    lines.add(List.of("exclues", Fate.OPPOSED.label(), shown(Fate.OPPOSED)));
    lines.add(List.of("exclues", Fate.TOO_RARE.label(), shown(Fate.TOO_RARE)));
    lines.add(List.of("livrées", "", shown(Fate.DELIVERED)));
    return lines;
  }
}
