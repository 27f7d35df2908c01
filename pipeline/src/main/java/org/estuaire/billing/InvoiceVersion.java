package org.estuaire.billing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * What decides between two versions of an invoice. e-PMSI files are cumulative and name no date of
 * their own: the version with the newest sending or payment is the newer one; on the same day the
 * one whose statuses are further advanced; where these tie, the one that arrived later.
 *
 * @param contentHash see {@link InvoiceFingerprint}
 */
record InvoiceVersion(
    byte[] contentHash, long sourceIdentityId, Optional<LocalDate> lastEvent, int progress) {

  static InvoiceVersion of(Invoice invoice, long sourceIdentityId) {
    Settlement settlement = invoice.settlement();
    return new InvoiceVersion(
        InvoiceFingerprint.of(invoice),
        sourceIdentityId,
        settlement.lastEvent(),
        settlement.progress());
  }

  /** The same content, filed under the same identity. */
  boolean sameAs(InvoiceVersion other) {
    return sourceIdentityId == other.sourceIdentityId
        && Arrays.equals(contentHash, other.contentHash);
  }

  boolean isOlderThan(InvoiceVersion other) {
    LocalDate mine = lastEvent.orElse(LocalDate.MIN);
    LocalDate theirs = other.lastEvent.orElse(LocalDate.MIN);
    return mine.equals(theirs) ? progress < other.progress : mine.isBefore(theirs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InvoiceVersion version
        && sameAs(version)
        && lastEvent.equals(version.lastEvent)
        && progress == version.progress;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(contentHash);
  }
}
