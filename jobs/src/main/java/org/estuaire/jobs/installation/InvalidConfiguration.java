package org.estuaire.jobs.installation;

import java.util.List;
import org.estuaire.installation.ConfigurationMistake;

/** The configuration is wrong: nothing is started with it. */
public final class InvalidConfiguration extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ConfigurationMistake> mistakes;

  public InvalidConfiguration(List<ConfigurationMistake> mistakes) {
    super(mistakes.size() + " mistakes in the configuration");
    this.mistakes = List.copyOf(mistakes);
  }

  public List<ConfigurationMistake> mistakes() {
    return mistakes;
  }
}
