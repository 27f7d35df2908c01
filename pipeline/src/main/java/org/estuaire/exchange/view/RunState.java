package org.estuaire.exchange.view;

import org.estuaire.exchange.Language;

/** How a run stands. */
public enum RunState {
  RUNNING("en cours", "going on"),
  COMPLETED("terminée", "completed"),
  FAILED("arrêtée avant la fin", "stopped before its end"),
  INTERRUPTED("interrompue", "interrupted"),
  /** Still noted as running, though its process is gone. */
  LEFT_BEHIND("abandonnée par son processus", "left behind by its process");

  private final String french;
  private final String english;

  RunState(String french, String english) {
    this.french = french;
    this.english = english;
  }

  public String words(Language language) {
    return language.choose(french, english);
  }
}
