package org.estuaire.exchange.view;

import org.estuaire.exchange.Worded;

/** What became of a record in quarantine. */
enum RejectState implements Worded {
  REJECTED,
  HELD,
  REPLAYED,
  DISMISSED
}
