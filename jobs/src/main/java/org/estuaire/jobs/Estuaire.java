package org.estuaire.jobs;

import org.estuaire.jobs.cli.LastResort;
import org.estuaire.jobs.cli.RootCommand;

/** Where the program starts. */
public final class Estuaire {

  private Estuaire() {}

  public static void main(String[] arguments) {
    // Log configuration is ours alone; Spring must not touch it.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    LastResort.install();
    System.exit(
        ProcessStop.PROCESS.supervise(
            () -> RootCommand.execute(arguments), RootCommand.INTERRUPTED));
  }
}
