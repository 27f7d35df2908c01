package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.CommandLine.Answer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} promises of every command on the class path, in French and English. */
public abstract class HelpContract {

  @Test
  void everyCommandAnswersHelpInBothLanguages() {
    for (Language language : Language.values()) {
      commands(language)
          .forEach(
              (name, command) -> {
                Answer answer = help(name, language);
                assertThat(answer.exit()).as(name + answer).isZero();
                assertThat(answer.err()).as(name).isEmpty();
                assertThat(answer.out())
                    .startsWith(language.choose("Utilisation : ", "Usage: ") + name)
                    .doesNotContain(language.choose("Commands:", "Commandes :"));
                command
                    .optionsMap()
                    .keySet()
                    .forEach(option -> assertThat(answer.out()).as(name).contains(option));
              });
    }
  }

  @Test
  void everyCommandOptionAndParameterIsDescribedInBothLanguages() {
    Map<String, String> english = descriptions(Language.EN);
    Map<String, String> french = descriptions(Language.FR);
    assertThat(english).hasSizeGreaterThan(100);
    english.forEach(
        (what, words) -> {
          assertThat(words).as(what).isNotEmpty();
          assertThat(french.get(what)).as(what).isNotEmpty().isNotEqualTo(words);
        });
  }

  @Test
  void everyCommandIsListedOnceUnderItsUsers() {
    for (Language language : Language.values()) {
      assertThat(help("estuaire", language).out())
          .contains(language.choose("Exploitation\n", "Operators\n"));
      RootCommand.commandLine(language).getSubcommands().values().stream()
          .map(command -> command.getCommandSpec())
          .filter(command -> !command.usageMessage().hidden())
          .forEach(
              command ->
                  assertThat(help("estuaire", language).out().lines())
                      .as(command.name())
                      .filteredOn(line -> line.matches("  " + command.name() + " .*"))
                      .hasSize(1));
    }
  }

  /**
   * @param name of a command, with the program's before it
   */
  private static Answer help(String name, Language language) {
    List<String> words = new ArrayList<>(List.of(name.split(" ")));
    words.remove(0);
    words.addAll(List.of("--help", "--lang", language.choose("fr", "en")));
    return CommandLine.bare(words.toArray(String[]::new));
  }

  private static Map<String, CommandSpec> commands(Language language) {
    Map<String, CommandSpec> all = new LinkedHashMap<>();
    collect(RootCommand.commandLine(language), all);
    return all;
  }

  private static void collect(picocli.CommandLine command, Map<String, CommandSpec> all) {
    CommandSpec spec = command.getCommandSpec();
    if (!spec.usageMessage().hidden()) {
      all.put(spec.qualifiedName(), spec);
      command.getSubcommands().values().forEach(below -> collect(below, all));
    }
  }

  private static Map<String, String> descriptions(Language language) {
    Map<String, String> all = new LinkedHashMap<>();
    commands(language)
        .forEach(
            (name, command) -> {
              all.put(name, String.join(" ", command.usageMessage().description()));
              for (ArgSpec argument : command.args()) {
                all.put(name + " " + label(argument), String.join(" ", argument.description()));
              }
            });
    return all;
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
