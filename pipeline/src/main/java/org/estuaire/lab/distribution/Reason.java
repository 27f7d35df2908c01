package org.estuaire.lab.distribution;

import org.estuaire.exchange.Language;

/** Why a practice is sent something. */
enum Reason {
  /** It ordered the tests. */
  PRESCRIBER("prescripteur", "prescriber"),
  /** The laboratory names it. */
  RECIPIENT("destinataire nommé", "named recipient"),
  /** The patient is on its list. */
  LIST("patient de sa liste", "patient of its list"),
  /** It takes part in the care of the patient. */
  CIRCLE("cercle de soins", "circle of care"),
  /** It has what is no longer true. */
  CORRECTION("correction", "correction"),
  /** It has what it should not have. */
  WITHDRAWAL("retrait", "withdrawal");

  private final String french;
  private final String english;

  Reason(String french, String english) {
    this.french = french;
    this.english = english;
  }

  String words(Language language) {
    return language.choose(french, english);
  }
}
