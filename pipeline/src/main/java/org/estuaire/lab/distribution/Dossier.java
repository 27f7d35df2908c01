package org.estuaire.lab.distribution;

import java.time.Instant;
import java.util.List;

/**
 * Orders that are sent together.
 *
 * @param laboratory code of the partner that sent them
 * @param sender as in {@code lab.report}
 * @param issuedAt newest statement of the laboratory
 */
record Dossier(
    long id,
    String laboratory,
    String sender,
    long sourceIdentityId,
    Instant issuedAt,
    List<StoredOrder> orders) {
  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Dossier[" + id + "]";
  }
}
