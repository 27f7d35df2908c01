package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A bundle of which only the outline is kept, and the text to cut its reports from. */
final class IndexedBundle {

  private final String text;
  private final BundleSource source;
  private final List<Indexed> entries = new ArrayList<>();
  private final List<ReportGroup> groups;
  private final BitSet senders = new BitSet();
  private int counted;
  private int countedBytes;

  /**
   * @throws BundleRefused when the text is no bundle that can be read
   */
  IndexedBundle(String text) {
    this.text = text;
    this.source = BundleSource.of(text);
    References references = new References();
    for (Optional<Entry> next = source.next(); next.isPresent(); next = source.next()) {
      Entry entry = next.get();
      Indexed indexed = Indexed.of(entry);
      entries.add(indexed);
      senders.set(entry.position(), entry.type().equals("MessageHeader"));
      references.add(entry.position(), entry.fullUrl(), entry.type(), entry.resource().text("id"));
    }
    groups = ReportGroups.of(source.header().text("type"), entries, references);
  }

  int reports() {
    return groups.size();
  }

  /** A bundle of one report only, in the words of the sender. */
  String report(int rank) {
    BitSet members = (BitSet) groups.get(rank).members().clone();
    members.or(senders);
    return source.with(
        members.stream()
            .mapToObj(entries::get)
            .map(entry -> new int[] {entry.start(), entry.end()})
            .toList());
  }

  /**
   * Where a report lies in the bundle.
   *
   * @param line counted from 1
   * @param offset first byte of the entry, counted from 0
   */
  record Spot(long line, int offset, int length) {}

  /** To be asked in the order of the reports: bytes are counted on from the last one. */
  Spot spot(int rank) {
    Indexed root = entries.get(groups.get(rank).roots().get(0));
    countTo(root.start());
    int start = countedBytes;
    countTo(root.end());
    int end = countedBytes;
    return new Spot(root.line(), start, end - start);
  }

  private void countTo(int character) {
    if (character < counted) {
      counted = 0;
      countedBytes = 0;
    }
    for (; counted < character; counted++) {
      char c = text.charAt(counted);
      // Each half of a pair counts for two of the four bytes.
      countedBytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
  }
}
