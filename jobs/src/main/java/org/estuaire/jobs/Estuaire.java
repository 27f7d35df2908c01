package org.estuaire.jobs;

import org.estuaire.exchange.Language;
import org.estuaire.jobs.cli.LastResort;
import org.estuaire.jobs.cli.RootCommand;

/** Where the program starts. */
public final class Estuaire {

  private Estuaire() {}

  public static void main(String[] arguments) {
    // Log configuration is ours alone; Spring must not touch it.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    Language language = RootCommand.language(arguments);
    // From the first moment on a signal ends this program, and not Java.
    System.exit(
        ProcessStop.PROCESS.supervise(
            () -> run(arguments, language), RootCommand.INTERRUPTED, language));
  }

  private static int run(String[] arguments, Language language) {
    LastResort.install(language);
    return RootCommand.execute(arguments);
  }
}
