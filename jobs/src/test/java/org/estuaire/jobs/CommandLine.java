package org.estuaire.jobs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line in this process, with what it prints. One command at a time. */
public final class CommandLine {

  private final Path data;
  private final Path config;
  private final Map<String, String> environment;

  /** On the database that lies in the data folder. */
  public CommandLine(Path data, Path config) {
    this(data, config, System.getenv());
  }

  CommandLine(Path data, Path config, Map<String, String> environment) {
    this.data = data;
    this.config = config;
    this.environment = environment;
  }

  /** What a command answered. */
  public record Answer(int exit, String out, String err) {}

  /** Runs a command in French on the folders of this command line. */
  public Answer run(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of("--data", data.toString(), "--config", config.toString(), "--lang", "fr"));
    return under(environment, arguments.toArray(String[]::new));
  }

  /** Runs a command as it is. */
  public static Answer bare(String... arguments) {
    return under(System.getenv(), arguments);
  }

  /** Runs a command as it is, with the environment of its process. */
  static Answer under(Map<String, String> environment, String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    String home = System.getProperty("estuaire.home");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    System.setProperty("estuaire.home", TestInstallation.HOME.toString());
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
    try {
      int exit = RootCommand.execute(environment, arguments);
      return new Answer(
          exit, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
      if (home == null) {
        System.clearProperty("estuaire.home");
      } else {
        System.setProperty("estuaire.home", home);
      }
    }
  }
}
