package org.estuaire.exchange.trial;

import org.estuaire.exchange.Worded;

/** The person that a record would reach, by which rule. */
public enum Reached implements Worded {
  KNOWN_IDENTIFIER,
  BY_INS,
  BY_TRAITS,
  /** Nobody: a person of its own. */
  ALONE,
  /** It would wait for a decision of the identity cell, or for another record. */
  HELD,
  /** It states nobody. */
  NOBODY_STATED,
  /** It would be refused. */
  REFUSED,
  /** Nobody was asked. */
  NOT_LOOKED_UP
}
