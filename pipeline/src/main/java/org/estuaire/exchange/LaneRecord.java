package org.estuaire.exchange;

import org.estuaire.identity.Claim;

/** A business unit of a lane: a lab report, an entitlement, an identity, an invoice. */
public interface LaneRecord {

  /**
   * The number by which the sender knows this record and by which an operator traces it: report,
   * dossier, local identifier, invoice. Unique per partner together with the lane's own rules.
   */
  String key();

  /** What the record says about a person. */
  Claim claim();
}
