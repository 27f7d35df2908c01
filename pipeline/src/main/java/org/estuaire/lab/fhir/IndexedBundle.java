package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A bundle of which only the outline is kept, and the bytes to cut its reports from. */
final class IndexedBundle {

  private final BundleSource source;
  private final CharacterPlaces characters;
  private final List<Indexed> entries = new ArrayList<>();
  private final List<ReportGroup> groups;
  private final BitSet senders = new BitSet();

  /**
   * @throws BundleRefused when the bytes are no bundle that can be read
   */
  IndexedBundle(byte[] bytes) {
    this.source = BundleSource.of(bytes);
    this.characters = new CharacterPlaces(bytes);
    References references = new References();
    Optional<Entry> next = source.next();
    while (next.isPresent() && !isOneReport()) {
      add(next.get(), references);
      next = source.next();
    }
    if (isOneReport()) {
      source.passOver();
      groups = List.of();
    } else {
      groups = ReportGroups.of(source.header().text("type"), entries, references);
    }
  }

  /** A document stands together: what it consists of need not be known. */
  private boolean isOneReport() {
    return source.header().text("type").equals(Bundle.DOCUMENT);
  }

  private void add(Entry entry, References references) {
    entries.add(Indexed.of(entry));
    senders.set(entry.position(), entry.type().equals("MessageHeader"));
    references.add(entry.position(), entry.fullUrl(), entry.type(), entry.resource().text("id"));
  }

  /** Whether it has to be cut. */
  boolean hasSeveral() {
    return groups.size() > 1;
  }

  int reports() {
    return groups.size();
  }

  /** A bundle of one report only, in the words of the sender. */
  String report(int rank) {
    BitSet members = (BitSet) groups.get(rank).members().clone();
    members.or(senders);
    if (rank == 0) {
      members.or(unclaimed());
    }
    return source.with(
        members.stream()
            .mapToObj(entries::get)
            .map(entry -> new int[] {entry.start(), entry.end()})
            .toList());
  }

  /** Observations that belong to no report come with the first one, which tells of them. */
  private BitSet unclaimed() {
    BitSet unclaimed = new BitSet();
    for (Indexed entry : entries) {
      unclaimed.set(entry.position(), entry.is("Observation") || entry.is("Bundle"));
    }
    groups.forEach(group -> unclaimed.andNot(group.members()));
    return unclaimed;
  }

  /**
   * Where a report lies in the bundle.
   *
   * @param line counted from 1
   * @param offset first byte of the entry, counted from 0
   */
  record Spot(long line, int offset, int length) {}

  Spot spot(int rank) {
    Indexed root = entries.get(groups.get(rank).roots().get(0));
    int start = bytesBefore(root.start());
    return new Spot(root.line(), start, bytesBefore(root.end()) - start);
  }

  private int bytesBefore(int place) {
    return source instanceof XmlSource ? characters.bytesBefore(place) : place;
  }
}
