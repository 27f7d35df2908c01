package org.estuaire.lab.store;

import java.time.Instant;
import java.util.Comparator;

/**
 * When a laboratory stated something, and where that arrived. The stated times decide which of two
 * versions is newer; the order of arrival only where they tie.
 *
 * @param versionAt OBR-22, else MSH-7
 * @param issuedAt MSH-7
 */
record Stamp(Instant versionAt, Instant issuedAt, long deliveryId, int ordinal)
    implements Comparable<Stamp> {

  private static final Comparator<Stamp> ORDER =
      Comparator.comparing(Stamp::versionAt)
          .thenComparing(Stamp::issuedAt)
          .thenComparingLong(Stamp::deliveryId)
          .thenComparingInt(Stamp::ordinal);

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }

  /** The same arrival, stated again later. */
  Stamp restated(Stamp later) {
    return new Stamp(later.versionAt, later.issuedAt, deliveryId, ordinal);
  }
}
