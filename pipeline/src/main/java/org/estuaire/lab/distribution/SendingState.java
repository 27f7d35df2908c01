package org.estuaire.lab.distribution;

import org.estuaire.exchange.Language;

/** How far a version is on its way to a practice. */
enum SendingState {
  DUE("en attente", "waiting"),
  DELIVERED("remis", "delivered"),
  STUCK("bloqué", "stuck"),
  WITHHELD("retenu", "withheld");

  private final String french;
  private final String english;

  SendingState(String french, String english) {
    this.french = french;
    this.english = english;
  }

  String words(Language language) {
    return language.choose(french, english);
  }
}
