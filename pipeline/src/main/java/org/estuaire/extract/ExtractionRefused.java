package org.estuaire.extract;

import org.estuaire.installation.ConfigurationMistake;

/** An extraction that can't start. Carries what an operator has to fix, never a secret. */
public final class ExtractionRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ConfigurationMistake mistake;

  ExtractionRefused(ConfigurationMistake mistake) {
    super(mistake.toString());
    this.mistake = mistake;
  }

  public ConfigurationMistake mistake() {
    return mistake;
  }
}
