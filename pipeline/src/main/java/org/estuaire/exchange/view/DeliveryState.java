package org.estuaire.exchange.view;

import org.estuaire.exchange.Language;

/** How far a delivery is, as the ledger says it. */
enum DeliveryState {
  RECEIVED("à lire", "to read"),
  LOADING("en cours", "loading"),
  LOADED("intégrée", "loaded"),
  REFUSED("refusée", "refused");

  private final String french;
  private final String english;

  DeliveryState(String french, String english) {
    this.french = french;
    this.english = english;
  }

  String words(Language language) {
    return language.choose(french, english);
  }
}
