package org.estuaire.billing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The versions of one invoice, in the order of arrival. Remembers what it is told. */
final class InvoiceHistory {

  /** What a version means for the invoice. */
  enum Arrival {
    /** The current version from now on. */
    CURRENT,
    /** Older than the current one: kept in the history only. */
    LATE,
    /** Nothing new. */
    KNOWN
  }

  /** A version that came, and the place where it lay. */
  record Entry(byte[] contentHash, long sourceIdentityId, long deliveryId, int ordinal) {

    static Entry of(InvoiceVersion version, long deliveryId, int ordinal) {
      return new Entry(version.contentHash(), version.sourceIdentityId(), deliveryId, ordinal);
    }

    private boolean sameContent(Entry other) {
      return sourceIdentityId == other.sourceIdentityId
          && Arrays.equals(contentHash, other.contentHash);
    }

    private boolean samePlace(Entry other) {
      return deliveryId == other.deliveryId && ordinal == other.ordinal;
    }
  }

  private Optional<InvoiceVersion> current = Optional.empty();
  private final List<Entry> entries = new ArrayList<>();

  /** Tells what the repository already holds. */
  void recall(InvoiceVersion itsCurrent, Entry entry) {
    current = Optional.of(itsCurrent);
    entries.add(entry);
  }

  /** Takes one more version. */
  Arrival receive(InvoiceVersion version, Entry entry) {
    Arrival arrival = judge(version, entry);
    if (arrival != Arrival.KNOWN) {
      entries.add(entry);
    }
    if (arrival == Arrival.CURRENT) {
      current = Optional.of(version);
    }
    return arrival;
  }

  private Arrival judge(InvoiceVersion version, Entry entry) {
    if (current.filter(version::sameAs).isPresent()
        || entries.stream().anyMatch(entry::samePlace)) {
      return Arrival.KNOWN;
    }
    if (current.filter(version::isOlderThan).isEmpty()) {
      return Arrival.CURRENT;
    }
    return entries.stream().anyMatch(entry::sameContent) ? Arrival.KNOWN : Arrival.LATE;
  }
}
