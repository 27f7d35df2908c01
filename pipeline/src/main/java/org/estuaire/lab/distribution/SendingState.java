package org.estuaire.lab.distribution;

import org.estuaire.exchange.Worded;

/** How far a version is on its way to a practice. */
enum SendingState implements Worded {
  DUE,
  DELIVERED,
  STUCK,
  WITHHELD
}
