package org.estuaire.lab.distribution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estuaire.lab.model.LabResult;

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

  /**
   * The same with the results of its orders.
   *
   * @param results by the number of the order
   */
  Dossier withResults(Map<Long, List<LabResult>> results) {
    return new Dossier(
        id,
        laboratory,
        sender,
        sourceIdentityId,
        issuedAt,
        orders.stream()
            .map(order -> order.withResults(results.getOrDefault(order.reportId(), List.of())))
            .toList());
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Dossier[" + id + "]";
  }
}
