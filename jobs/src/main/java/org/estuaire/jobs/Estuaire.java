package org.estuaire.jobs;

import org.estuaire.jobs.cli.RootCommand;
import org.slf4j.LoggerFactory;

/** Where the program starts. */
public final class Estuaire {

  private Estuaire() {}

  public static void main(String[] arguments) {
    // Log configuration is ours alone; Spring must not touch it.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // Java would print the message of whatever ends a thread, and messages of libraries quote
    // values.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) ->
            LoggerFactory.getLogger(Estuaire.class).error("{} ended", thread.getName(), failure));
    System.exit(
        ProcessStop.PROCESS.supervise(
            () -> RootCommand.execute(arguments), RootCommand.INTERRUPTED));
  }
}
