package org.estuaire.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.estuaire.exchange.Language;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of the program, as it declares them: one that is new is in tests by itself. */
final class CommandModel {

  private CommandModel() {}

  /**
   * Those that do something, by their name: without those that only have others below them, and
   * without those that answer for one that is left out.
   */
  static Map<String, CommandSpec> all() {
    Map<String, CommandSpec> all = new TreeMap<>();
    collect(RootCommand.commandLine(Language.EN), "", all);
    return all;
  }

  private static void collect(
      picocli.CommandLine command, String name, Map<String, CommandSpec> all) {
    if (command.getCommandSpec().findOption("--json") != null
        && !command.getCommandSpec().usageMessage().hidden()) {
      all.put(name, command.getCommandSpec());
    }
    command
        .getSubcommands()
        .forEach((word, below) -> collect(below, (name + " " + word).strip(), all));
  }
}
