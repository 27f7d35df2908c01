package org.estuaire.billing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The versions of one invoice that have come so far. Remembers what it is told. */
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

  private Optional<InvoiceVersion> current = Optional.empty();
  private final Set<InvoiceVersion.Content> seen = new HashSet<>();

  /** Tells what the repository already holds. */
  void recall(InvoiceVersion itsCurrent, InvoiceVersion.Content once) {
    current = Optional.of(itsCurrent);
    seen.add(once);
  }

  /** Takes one more version. */
  Arrival receive(InvoiceVersion version) {
    if (current.filter(c -> c.content().equals(version.content())).isPresent()) {
      return Arrival.KNOWN;
    }
    boolean late = current.filter(version::isOlderThan).isPresent();
    boolean newContent = seen.add(version.content());
    if (late) {
      return newContent ? Arrival.LATE : Arrival.KNOWN;
    }
    current = Optional.of(version);
    return Arrival.CURRENT;
  }
}
