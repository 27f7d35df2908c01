package org.estuaire.jobs.cli;

import org.estuaire.exchange.Language;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command line that picocli takes and a command does not. */
public final class Misuse extends ParameterException {

  private static final long serialVersionUID = 1L;

  private final String french;

  public Misuse(CommandSpec command, String french, String english) {
    super(command.commandLine(), english);
    this.french = french;
  }

  String words(Language language) {
    return language.choose(french, getMessage());
  }
}
