package org.estuaire.lab.distribution;

import org.estuaire.exchange.Worded;

/** Why a practice is sent something. */
enum Reason implements Worded {
  /** It ordered the tests. */
  PRESCRIBER,
  /** The laboratory names it. */
  RECIPIENT,
  /** The patient is on its list. */
  LIST,
  /** It takes part in the care of the patient. */
  CIRCLE,
  /** It has what is no longer true. */
  CORRECTION,
  /** It has what it should not have. */
  WITHDRAWAL
}
