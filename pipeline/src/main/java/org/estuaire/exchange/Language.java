package org.estuaire.exchange;

import java.util.Locale;

/** The languages in which Estuaire speaks to partners and operators. */
public enum Language {
  FR(Locale.FRENCH),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** The sentence of this language. */
  public String choose(String french, String english) {
    return this == FR ? french : english;
  }
}
