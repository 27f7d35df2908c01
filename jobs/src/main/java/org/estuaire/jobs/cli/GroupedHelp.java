package org.estuaire.jobs.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.exchange.Language;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The list of all commands, told by their users. */
public final class GroupedHelp {

  private final Map<Users, List<String>> names;
  private final Language language;

  private GroupedHelp(Map<Users, List<String>> names, Language language) {
    this.names = names;
    this.language = language;
  }

  public static GroupedHelp of(List<CommandGroup> groups, Language language) {
    Map<Users, List<String>> names = new EnumMap<>(Users.class);
    names.putAll(
        groups.stream()
            .collect(
                Collectors.groupingBy(
                    CommandGroup::users,
                    Collectors.flatMapping(
                        group -> group.commands().stream().map(GroupedHelp::name),
                        Collectors.toList()))));
    return new GroupedHelp(names, language);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  public void showIn(CommandLine all) {
    all.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, this::list);
  }

  private String list(Help help) {
    return names.entrySet().stream()
        .map(
            group ->
                "%n%s%n".formatted(group.getKey().words(language)) + list(help, group.getValue()))
        .collect(Collectors.joining());
  }

  private static String list(Help help, List<String> commands) {
    Map<String, Help> shown = help.subcommands();
    return help.commandList(
        commands.stream()
            .collect(
                Collectors.toMap(
                    name -> name, shown::get, (a, b) -> a, java.util.LinkedHashMap::new)));
  }
}
