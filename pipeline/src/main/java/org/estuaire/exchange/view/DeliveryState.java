package org.estuaire.exchange.view;

import org.estuaire.exchange.Worded;

/** How far a delivery is, as the ledger says it. */
enum DeliveryState implements Worded {
  RECEIVED,
  LOADING,
  LOADED,
  REFUSED
}
