package org.estuaire.lab.fhir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.estuaire.exchange.Finding;

/**
 * Tells the reports of a bundle apart. A document is one report. Else each DiagnosticReport is one
 * with all it leads to; so is each DocumentReference that no report leads to; and the laboratory
 * observations that no report leads to are brought together by occasion.
 */
final class ReportGroups {

  private static final String REPORT = "DiagnosticReport";
  private static final String DOCUMENT = "DocumentReference";
  private static final String OBSERVATION = "Observation";

  /**
   * Copies of shared resources (the laboratory, a patient) may make a bundle so many times as long.
   */
  private static final int MOST_COPIES = 16;

  private static final int SMALL = 1 << 20;

  private final List<Indexed> entries;
  private final References references;
  private final BitSet roots = new BitSet();
  private long room;

  private ReportGroups(List<Indexed> entries, References references) {
    this.entries = entries;
    this.references = references;
    this.room = SMALL + (long) MOST_COPIES * entries.stream().mapToLong(Indexed::length).sum();
  }

  /**
   * The reports, in the order of their first root.
   *
   * @param type of the bundle
   */
  static List<ReportGroup> of(String type, List<Indexed> entries, References references) {
    ReportGroups groups = new ReportGroups(entries, references);
    List<ReportGroup> found = groups.find(type.equals(Bundle.DOCUMENT));
    return found.stream().sorted(Comparator.comparing(group -> group.roots().get(0))).toList();
  }

  private List<ReportGroup> find(boolean document) {
    entries.stream()
        .filter(e -> e.is(REPORT) || e.is(Entry.DELETION))
        .forEach(e -> roots.set(e.position()));
    boolean reports = entries.stream().anyMatch(e -> e.is(REPORT));
    List<ReportGroup> groups = new ArrayList<>();
    BitSet reached = new BitSet();
    eachRoot(groups, reached);
    addDocuments(groups, reached);
    for (List<Integer> occasion : strays(reached, reports, document)) {
      groups.add(new ReportGroup(occasion, closure(occasion)));
    }
    return document && !groups.isEmpty() ? List.of(whole(groups)) : groups;
  }

  private void eachRoot(List<ReportGroup> groups, BitSet reached) {
    roots.stream()
        .mapToObj(root -> new ReportGroup(List.of(root), closure(List.of(root))))
        .forEach(groups::add);
    groups.forEach(group -> reached.or(group.members()));
  }

  private void addDocuments(List<ReportGroup> groups, BitSet reached) {
    for (Indexed entry : entries) {
      if (entry.is(DOCUMENT) && !reached.get(entry.position())) {
        roots.set(entry.position());
        ReportGroup group =
            new ReportGroup(List.of(entry.position()), closure(List.of(entry.position())));
        groups.add(group);
        reached.or(group.members());
      }
    }
  }

  /** One report of all: what a document says stands together. */
  private ReportGroup whole(List<ReportGroup> groups) {
    BitSet all = new BitSet();
    all.set(0, entries.size());
    return new ReportGroup(groups.stream().flatMap(g -> g.roots().stream()).sorted().toList(), all);
  }

  /** Observations that no report leads to, by occasion; without those that others group. */
  private Iterable<List<Integer>> strays(BitSet reached, boolean reports, boolean document) {
    BitSet stray = new BitSet();
    for (Indexed entry : entries) {
      boolean result = entry.is(OBSERVATION) && (entry.laboratory() || !reports || document);
      stray.set(entry.position(), result && !reached.get(entry.position()));
    }
    BitSet grouped = new BitSet();
    stray.stream()
        .flatMap(
            at ->
                entries.get(at).members().stream()
                    .map(references::find)
                    .flatMapToInt(OptionalInt::stream)
                    .filter(member -> member != at))
        .forEach(grouped::set);
    BitSet heads = (BitSet) stray.clone();
    heads.andNot(grouped);
    BitSet covered = closure(heads.stream().boxed().toList());
    // Members of one another only: no head leads to them.
    stray.andNot(covered);
    heads.or(stray);
    Map<String, List<Integer>> occasions = new LinkedHashMap<>();
    heads.stream()
        .forEach(
            at ->
                occasions
                    .computeIfAbsent(entries.get(at).occasion(), k -> new ArrayList<>())
                    .add(at));
    return occasions.values();
  }

  /** All that some entries lead to, but not into another report. */
  private BitSet closure(List<Integer> start) {
    BitSet members = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      int at = open.pop();
      if (members.get(at)) {
        continue;
      }
      members.set(at);
      Indexed entry = entries.get(at);
      room -= entry.length();
      if (room < 0) {
        throw new BundleRefused(Finding.of(FhirFinding.BUNDLE_TANGLED));
      }
      for (String reference : entry.references()) {
        int to = references.position(reference);
        if (to >= 0 && !roots.get(to)) {
          open.push(to);
        }
      }
    }
    return members;
  }
}
