package org.estuaire.billing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.estuaire.exchange.Filed;

/**
 * One version of an invoice, and what decides between two. e-PMSI files are cumulative and name no
 * date of their own: the version with the newest sending or payment is the newer one; on the same
 * day the one whose statuses are further advanced; where these tie, the one that arrived later.
 * Arrival is the place, not the moment of loading, so that a record that is replayed from
 * quarantine doesn't pass for a new one.
 */
record InvoiceVersion(
    Content content, Optional<LocalDate> lastEvent, int progress, long deliveryId, int ordinal) {

  private static final Comparator<InvoiceVersion> AGE =
      Comparator.comparing((InvoiceVersion v) -> v.lastEvent.orElse(LocalDate.MIN))
          .thenComparingInt(InvoiceVersion::progress)
          .thenComparingLong(InvoiceVersion::deliveryId)
          .thenComparingInt(InvoiceVersion::ordinal);

  /**
   * What a version says, and about whom.
   *
   * @param hash see {@link InvoiceFingerprint}
   */
  record Content(byte[] hash, long sourceIdentityId) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Content content
          && sourceIdentityId == content.sourceIdentityId
          && Arrays.equals(hash, content.hash);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(hash);
    }
  }

  static InvoiceVersion of(Filed<Invoice> filed) {
    Settlement settlement = filed.record().settlement();
    return new InvoiceVersion(
        new Content(InvoiceFingerprint.of(filed.record()), filed.sourceIdentityId()),
        settlement.lastEvent(),
        settlement.progress(),
        filed.deliveryId(),
        filed.place().ordinal());
  }

  boolean isOlderThan(InvoiceVersion other) {
    return AGE.compare(this, other) < 0;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "InvoiceVersion[…]";
  }
}
