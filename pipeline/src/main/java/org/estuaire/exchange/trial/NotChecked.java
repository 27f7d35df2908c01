package org.estuaire.exchange.trial;

import org.estuaire.exchange.Worded;

/** What could not be looked at, for lack of a partner or of a repository. */
public enum NotChecked implements Worded {
  /** Which formats, domains and limits its sender has. */
  PARTNER,
  /** How its sender calls columns and values. */
  MAPPING,
  /** Which LOINC codes its sender's own codes have. */
  LOCAL_CODES,
  /** Who is known, and who would wait for the identity cell. */
  PERSONS,
  /** What came before: versions, duplicates, rights that payments belong to. */
  EARLIER,
  /** Tables of the territory: communes, analytes, NABM. */
  REFERENCE_TABLES
}
