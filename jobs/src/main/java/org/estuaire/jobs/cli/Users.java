package org.estuaire.jobs.cli;

import org.estuaire.exchange.Language;

/** For whom commands are: the parts of the list that {@code estuaire --help} shows. */
public enum Users {
  OPERATOR("Exploitation", "Operators"),
  SOURCE("Raccordement d'une source", "Connecting a source"),
  IDENTITY("Identités et cliniciens", "Identity cell and clinicians"),
  STUDY("Études", "Studies"),
  ENGINEER("Mesures", "Engineers");

  private final String french;
  private final String english;

  Users(String french, String english) {
    this.french = french;
    this.english = english;
  }

  String words(Language language) {
    return language.choose(french, english);
  }
}
