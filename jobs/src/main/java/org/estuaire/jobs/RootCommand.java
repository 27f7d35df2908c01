package org.estuaire.jobs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.cli.Asked;
import org.estuaire.jobs.cli.CommandGroup;
import org.estuaire.jobs.cli.Execution;
import org.estuaire.jobs.cli.FrenchHelp;
import org.estuaire.jobs.cli.GroupedHelp;
import org.estuaire.jobs.cli.LeftOutCommand;
import org.estuaire.jobs.cli.identity.IdentityCommands;
import org.estuaire.jobs.cli.operator.OperatorCommands;
import org.estuaire.jobs.cli.source.SourceCommands;
import org.estuaire.jobs.cli.study.StudyCommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "estuaire",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    version = "Estuaire 0.1.0",
    description =
        "Data exchange of a health region: from a partner's file to the territorial repository.")
public final class RootCommand {

  private RootCommand() {}

  /**
   * Runs a command line and gives its exit code.
   *
   * @param environment variables of the process
   */
  public static int execute(Map<String, String> environment, String... arguments) {
    return new Execution(environment)
        .of(commandLine(Asked.language(List.of(arguments))), arguments);
  }

  /**
   * All commands, by their users.
   *
   * @param language of their help
   */
  public static CommandLine commandLine(Language language) {
    CommandLine all = new CommandLine(new RootCommand());
    List<CommandGroup> groups = groups();
    groups.forEach(group -> group.commands().forEach(all::addSubcommand));
    LeftOutCommand.standIn(all);
    GroupedHelp.of(groups, language).showIn(all);
    all.setCaseInsensitiveEnumValuesAllowed(true);
    return language == Language.FR ? all.setResourceBundle(FrenchHelp.words()) : all;
  }

  private static List<CommandGroup> groups() {
    return Stream.concat(
            Stream.of(
                new OperatorCommands(),
                new SourceCommands(),
                new IdentityCommands(),
                new StudyCommands()),
            ServiceLoader.load(CommandGroup.class).stream().map(ServiceLoader.Provider::get))
        .sorted(Comparator.comparing(CommandGroup::users))
        .toList();
  }
}
