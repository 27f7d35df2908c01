package org.estuaire.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.estuaire.jobs.cli.RootCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of the program, as it declares them: one that is new is in tests by itself. */
final class CommandModel {

  private CommandModel() {}

  /** Those that do something, by their name: without those that only have others below them. */
  static Map<String, CommandSpec> all() {
    Map<String, CommandSpec> all = new TreeMap<>();
    collect(new picocli.CommandLine(RootCommand.class), "", all);
    return all;
  }

  private static void collect(
      picocli.CommandLine command, String name, Map<String, CommandSpec> all) {
    if (command.getCommandSpec().findOption("--json") != null) {
      all.put(name, command.getCommandSpec());
    }
    command
        .getSubcommands()
        .forEach((word, below) -> collect(below, (name + " " + word).strip(), all));
  }
}
