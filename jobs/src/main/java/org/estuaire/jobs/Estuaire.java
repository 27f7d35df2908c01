package org.estuaire.jobs;

import java.util.List;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.cli.Asked;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.process.LastResort;
import org.estuaire.jobs.process.ProcessStop;

/** Where the program starts. */
public final class Estuaire {

  private Estuaire() {}

  public static void main(String[] arguments) {
    // Log configuration is ours alone; Spring must not touch it.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    Language language = Asked.language(List.of(arguments));
    // From the first moment on a signal ends this program, and not Java.
    System.exit(
        ProcessStop.PROCESS.supervise(
            () -> run(arguments, language), ExitCode.INCOMPLETE, language));
  }

  private static int run(String[] arguments, Language language) {
    LastResort.install(language);
    return RootCommand.execute(System.getenv(), arguments);
  }
}
