package org.estuaire.exchange.view;

import org.estuaire.exchange.Language;

/** What became of a record in quarantine. */
enum RejectState {
  REJECTED("refusé", "rejected"),
  HELD("en attente", "held"),
  REPLAYED("rejoué", "replayed"),
  DISMISSED("écarté", "dismissed");

  private final String french;
  private final String english;

  RejectState(String french, String english) {
    this.french = french;
    this.english = english;
  }

  String words(Language language) {
    return language.choose(french, english);
  }
}
